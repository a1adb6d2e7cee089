import { createCipheriv, createDecipheriv, createHash, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'

/** Where a sealed text is stored. It opens nowhere else. */
export interface Place {
  readonly table: string
  readonly row: string
  readonly column: string
}

export interface Seal {
  seal(text: string, place: Place): string
  /** @throws SealError when it was sealed under another key, for another place, or was changed. */
  open(sealed: string, place: Place): string
}

/** Carries nothing of the text or the key. */
export class SealError extends Error {
  constructor(reason: string, { table, column }: Place) {
    super(`${table}.${column} cannot be opened: ${reason}`)
    this.name = 'SealError'
  }
}

const nonceBytes = 12
const tagBytes = 16

/** Encryption at rest: AES-256-GCM, a random 96-bit nonce, the key's id in the record, its place as additional data. */
export function createSeal(secretKey: string): Seal {
  const bytesOfKey = deriveKey(secretKey, 'sealed columns')
  const keyId = createHash('sha256').update(bytesOfKey).digest('hex').slice(0, 8)
  // Made once: with the bytes themselves every opening would make it anew, and tokens are opened before every call.
  const key = createSecretKey(bytesOfKey)

  return {
    seal(text, place) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(placeBytes(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return ['v1', keyId, Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')].join('.')
    },

    open(sealed, place) {
      const [version, sealedWith, record] = sealed.split('.')
      if (version !== 'v1' || record === undefined) throw new SealError('unknown form', place)
      if (sealedWith !== keyId) throw new SealError('it was sealed with another SECRET_KEY', place)
      const bytes = Buffer.from(record, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
        decipher.setAAD(placeBytes(place)).setAuthTag(bytes.subarray(-tagBytes))
        return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw new SealError('it was moved or changed', place)
      }
    },
  }
}

/** One secret in the environment, a key of its own for each use. */
export function deriveKey(secretKey: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', `tosite: ${use}`, 32))
}

function placeBytes({ table, row, column }: Place): Buffer {
  return Buffer.from(JSON.stringify([table, row, column]))
}
