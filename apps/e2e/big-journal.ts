/** How a generated journal is made up: every line becomes a row of its own, which is the most that a journal can show. */
interface BigJournal {
  /** Of the run's own period, 6/2026, and as many of each month before it. Both even. */
  readonly ownLines: number
  readonly linesPerCorrection: number
}

const costCenters = ['100', '200']

/** A journal document of June 2026 with corrections of January to May, in balance, with a text of its own on every line. */
export function bigJournal({ ownLines, linesPerCorrection }: BigJournal): Buffer {
  let line = 0
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const costCenter = costCenters[Math.floor(at / 2) % costCenters.length]
      const euros = `${1000 + Math.floor(at / 2)}.25`
      const [account, side] = at % 2 === 0 ? ['5000', 'debit'] : ['2961', 'credit']
      const description = `Palkansaaja ${String(Math.floor(line / 2) + 1).padStart(5, '0')}`
      return `<line id="${line++}"><dim1>${account}</dim1><dim2>${costCenter}</dim2><value>${euros}</value><debitcredit>${side}</debitcredit><description>${description}</description></line>`
    }).join('\n')
  const transaction = (month: number, day: number, count: number) =>
    `<transaction><header><date>20260${month}${day}</date><period>${month}/2026</period></header><lines>${lines(count)}</lines></transaction>`
  const own = transaction(6, 30, ownLines)
  const corrections = [31, 28, 31, 30, 31].map((day, at) => transaction(at + 1, day, linesPerCorrection))
  return Buffer.from(`<transactions>${[own, ...corrections].join('\n')}</transactions>`)
}
