import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../samples/', import.meta.url)

export function sampleNames(kind: 'journal-xml' | 'report-xml' | 'sie' | 'soap'): readonly string[] {
  return readdirSync(new URL(kind, folder)).map((name) => `${kind}/${name}`)
}

/** Bytes of a file under `samples/`. */
export function sample(name: string): Uint8Array {
  return readFileSync(new URL(name, folder))
}

/** An answer of Nmbrs around the given result elements. */
export function soapAnswer(operation: string, result: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<${operation}Response xmlns="https://api.nmbrs.nl/soap/v3/CompanyService">${result}</${operation}Response>
</soap:Body></soap:Envelope>`
}

/** A journal document of one transaction with the given elements in it. */
export function journalXml(inside: string): string {
  return `<transactions><transaction>${inside}</transaction></transactions>`
}

export const header = '<header><date>20260531</date><period>5/2026</period></header>'

export const lines = `<lines>
<line id="0"><dim1>5000</dim1><dim2>100</dim2><value>10.00</value><debitcredit>debit</debitcredit><description>Palkat</description></line>
<line id="1"><dim1>2961</dim1><value>10.00</value><debitcredit>credit</debitcredit><description>Netto</description></line>
</lines>`
