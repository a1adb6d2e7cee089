import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const folder = new URL('../../packages/nmbrs/samples/', import.meta.url)

export function samplePath(name: string): string {
  return fileURLToPath(new URL(name, folder))
}

interface SampleTransaction {
  /** ISO. */
  readonly date: string
  readonly entries: readonly SampleEntry[]
}

interface SampleEntry {
  readonly account: string
  readonly costCenter: string
  readonly costUnit: string
  /** Debit is positive. */
  readonly cents: number
}

/** What a well-formed sample journal says, read by other means than the product's. */
export async function sampleJournal(name: string): Promise<readonly SampleTransaction[]> {
  const xml = await readFile(samplePath(name), 'utf8')
  return elements(xml, 'transaction').map((transaction) => ({
    date: text(transaction, 'date').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
    entries: elements(transaction, 'line').map((line) => ({
      account: text(line, 'dim1'),
      costCenter: text(line, 'dim2'),
      costUnit: text(line, 'dim3'),
      cents: Number(text(line, 'value').replace('.', '')) * (text(line, 'debitcredit') === 'debit' ? 1 : -1),
    })),
  }))
}

function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}[ >].*?</${name}>`, 'gs'))].map(([element]) => element)
}

function text(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? ''
}
