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
/** Processes per length, for one alone may meet the collector, or not. */
const longRuns = 3

/** `cpuMs` is what the ratios are of: the processor's time, on which other programs have little influence. */
interface Timing {
  readonly ms: number
  readonly cpuMs: number
}

interface LongRun extends Timing {
  /** Time per line, over that of a short document in the same process just before. */
  readonly growth: number
  readonly megabytes: number
}

/** How the child processes are told from the measurement that starts them. */
const longRunFlag = '--long-run='
const asked = process.argv.find((argument) => argument.startsWith(longRunFlag))
if (asked === undefined) compare()
else console.log(JSON.stringify(longRun(Number(asked.slice(longRunFlag.length)))))

function compare() {
  const document = journalDocument(lineCount)
  const text = Buffer.from(document).toString()
  // Every description with a reference: no line in the form that is taken without the parser.
  const unusual = journalDocument(lineCount, 'Työ &amp; palkkalaji')
  const [bare, own, ownUnusual] = inTurns([
    () => readBarely(text),
    () => toReceipts(document),
    () => toReceipts(unusual),
  ] as const)
  console.log(`document ${lineCount} lines, ${(document.length / 1e6).toFixed(1)} MB`)
  console.log(`to receipts ${own.ms.toFixed(1)} ms, bare saxes ${bare.ms.toFixed(1)} ms (medians of ${rounds})`)
  verdict('ratio to bare saxes', own.cpuMs / bare.cpuMs, targetRatio)
  console.log(
    `were every line unusual ${ownUnusual.ms.toFixed(1)} ms, ratio ${(ownUnusual.cpuMs / bare.cpuMs).toFixed(2)}`,
  )

  for (const count of [lineCount * 10, lineCount * 100]) {
    const runs = Array.from({ length: longRuns }, () => inOwnProcess(count))
    const ms = median(runs.map((each) => each.ms))
    console.log(`to receipts ${ms.toFixed(0)} ms for ${count} lines (median of ${longRuns} processes)`)
    const growth = median(runs.map((each) => each.growth))
    verdict(`time per line, ${count} to ${lineCount} lines`, growth, targetGrowth)
    verdict(
      `peak memory for ${count} lines in MB`,
      Math.max(...runs.map(({ megabytes }) => megabytes)),
      targetMegabytes,
    )
  }
}

/** Medians of each, timed one after the other so that all meet the same weather. */
function inTurns<const T extends readonly (() => unknown)[]>(works: T): { [at in keyof T]: Timing } {
  const timings = works.map((): Timing[] => [])
  for (let round = 0; round < warmUps + rounds; round++) {
    works.forEach((work, at) => {
      const timing = timed(work)
      if (round >= warmUps) timings[at]?.push(timing)
    })
  }
  return timings.map((all) => ({
    ms: median(all.map(({ ms }) => ms)),
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
  })) as { [at in keyof T]: Timing }
}

function inOwnProcess(count: number): LongRun {
  return JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), `${longRunFlag}${count}`], { encoding: 'utf8' }),
  )
}

function longRun(count: number): LongRun {
  const short = journalDocument(lineCount)
  const document = journalDocument(count)
  const [before] = inTurns([() => toReceipts(short)] as const)
  const timing = timed(() => toReceipts(document))
  const growth = timing.cpuMs / count / (before.cpuMs / lineCount)
  return { ...timing, growth, megabytes: process.resourceUsage().maxRSS / 1024 }
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

function timed(work: () => unknown): Timing {
  const cpu = process.cpuUsage()
  const start = performance.now()
  work()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1000 }
}

function verdict(what: string, figure: number, target: number) {
  const met = figure <= target
  console.log(`${what} ${figure.toFixed(2)} (target ${target.toFixed(2)}): ${met ? 'met' : 'MISSED'}`)
  if (!met) process.exitCode = 1
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
