import type { Readable } from 'node:stream'
import { maxUploadBytes } from '@tosite/contract'
import { apiProblem } from '../http/api-error.ts'

/** A browser shows an answer only after it has sent everything, so what is too large is still taken in, up to this. */
const longestDrain = 10 * maxUploadBytes

/**
 * The bytes of an uploaded file.
 * @throws ApiProblem `file-too-large` naming both sizes, `file-empty`
 */
export async function readUpload(body: Readable, announced: number | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > longestDrain) break
    if (size <= maxUploadBytes) chunks.push(chunk)
  }
  if (size > maxUploadBytes) {
    throw apiProblem('file-too-large', 413, `The file is larger than ${maxUploadBytes} bytes.`, {
      values: { size: Math.max(size, announced ?? 0), limit: maxUploadBytes },
    })
  }
  if (size === 0) throw apiProblem('file-empty', 422, 'The file is empty.')
  return Buffer.concat(chunks)
}
