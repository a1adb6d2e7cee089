import { readFileSync } from 'node:fs'
import type { NmbrsTransaction } from '../entities.ts'
import type { XmlElement } from '../xml.ts'
import { parseXml } from '../xml.ts'

const samples = new URL('../../../../../packages/nmbrs/samples/', import.meta.url)

export const readSample = (path: string): string => readFileSync(new URL(path, samples), 'utf-8')

/** The text inside `…Result` of an answer. */
export function resultText(answer: string): string {
  const body = parseXml(Buffer.from(answer)).children.find(({ local }) => local === 'Body')
  return body?.children[0]?.children[0]?.text ?? ''
}

/** Reads a journal document the plain way: element by element, amounts through their text. */
export function readJournal(document: string): NmbrsTransaction[] {
  return parseXml(Buffer.from(document)).children.map((transaction) => {
    const header = child(transaction, 'header')
    const [period, year] = text(header, 'period').split('/').map(Number)
    const date = text(header, 'date').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    const lines = child(transaction, 'lines').children.map((line) => ({
      account: text(line, 'dim1'),
      costCenter: text(line, 'dim2'),
      costUnit: text(line, 'dim3'),
      amount: Number(text(line, 'value').replace('.', '')) * (text(line, 'debitcredit') === 'debit' ? 1 : -1),
      text: text(line, 'description'),
    }))
    return { date, year: year ?? 0, period: period ?? 0, lines }
  })
}

/** Sums by period and account, without those that come to zero. */
export function sumsByAccount(journal: readonly NmbrsTransaction[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { year, period, lines } of journal) {
    for (const { account, amount } of lines) {
      const key = `${period}/${year} ${account}`
      sums[key] = (sums[key] ?? 0) + amount
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0))
}

function child(element: XmlElement, name: string): XmlElement {
  const found = element.children.find(({ local }) => local === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

const text = (element: XmlElement, name: string): string =>
  element.children.find(({ local }) => local === name)?.text ?? ''
