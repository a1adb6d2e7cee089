import { Buffer } from 'node:buffer'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { computeReceipts, type ReceiptsResult } from '@tosite/core'
import { SaxesParser } from 'saxes'
import { parseJournalDocument } from '../src/index.ts'
import { administration, journalDocument, mapping, run } from './journal-document.ts'

/** A journal document to receipts, against the bare parser over the same text; then ten and a hundred times as long. */
const lineCount = 10_000
const warmUps = 15
const rounds = 41
/** 40 ms for 10,000 lines, on a machine where the bare parser takes 29 ms for them. */
const targetRatio = 40 / 29
/** Of the time per line. Twice leaves room for the collector, which a short document hardly meets. */
const targetGrowth = 2
const targetMegabytes = 1024

interface LongRun {
  readonly ms: number
  readonly megabytes: number
}

const asked = process.argv[2]
if (asked === undefined) compare()
else console.log(JSON.stringify(longRun(Number(asked))))

function compare() {
  const document = journalDocument(lineCount)
  const text = Buffer.from(document).toString()
  const own: number[] = []
  const bare: number[] = []
  for (let round = 0; round < warmUps + rounds; round++) {
    const bareMs = timed(() => readBarely(text))
    const ownMs = timed(() => toReceipts(document))
    if (round < warmUps) continue
    bare.push(bareMs)
    own.push(ownMs)
  }
  const ownMs = median(own)
  const bareMs = median(bare)
  console.log(`document ${lineCount} lines, ${(document.length / 1e6).toFixed(1)} MB`)
  console.log(`to receipts ${ownMs.toFixed(1)} ms, bare saxes ${bareMs.toFixed(1)} ms (medians of ${rounds})`)
  verdict('ratio to bare saxes', ownMs / bareMs, targetRatio)

  for (const count of [lineCount * 10, lineCount * 100]) {
    const { ms, megabytes } = inOwnProcess(count)
    console.log(`to receipts ${ms.toFixed(0)} ms for ${count} lines, a process of its own`)
    verdict(`time per line, ${count} to ${lineCount} lines`, ms / count / (ownMs / lineCount), targetGrowth)
    verdict(`peak memory for ${count} lines in MB`, megabytes, targetMegabytes)
  }
}

function inOwnProcess(count: number): LongRun {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(count)], { encoding: 'utf8' }))
}

function longRun(count: number): LongRun {
  const document = journalDocument(count)
  const ms = timed(() => toReceipts(document))
  return { ms, megabytes: process.resourceUsage().maxRSS / 1024 }
}

function toReceipts(document: Uint8Array): ReceiptsResult {
  const result = parseJournalDocument(document)
  if (!result.ok) throw new Error(`the document has findings: ${JSON.stringify(result.findings.slice(0, 3))}`)
  const receipts = computeReceipts({ run, journal: result.journal, mapping, administration })
  const problem = receipts.findings.find(({ severity }) => severity === 'problem')
  if (problem !== undefined) throw new Error(`the receipts have a problem: ${JSON.stringify(problem)}`)
  return receipts
}

function readBarely(text: string): number {
  const parser = new SaxesParser({ position: false, xmlns: false })
  let parts = 0
  const count = () => {
    parts++
  }
  parser.on('opentag', count)
  parser.on('text', count)
  parser.on('closetag', count)
  parser.write(text).close()
  return parts
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function verdict(what: string, figure: number, target: number) {
  const met = figure <= target
  console.log(`${what} ${figure.toFixed(2)} (target ${target.toFixed(2)}): ${met ? 'met' : 'MISSED'}`)
  if (!met) process.exitCode = 1
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
