import type { Receipt } from './entities.ts'
import type { ProcountorSeed, SeedCompany, SeedReceipt } from './seed.ts'
import { emptyDatabase, openDatabase } from './store/database.ts'
import { createGrantStore } from './store/grant-store.ts'
import { createReceiptStore, type ReceiptDraft } from './store/receipt-store.ts'
import { createReferenceStore } from './store/reference-store.ts'
import { createSettingsStore } from './store/settings-store.ts'
import { createUserStore } from './store/user-store.ts'

export type ProcountorStore = ReturnType<typeof openStore>

interface StoreOptions {
  readonly seed: ProcountorSeed
  /** Where the state is kept; `:memory:` forgets it. A file that holds state already is not seeded again. */
  readonly file: string
  readonly now: () => Date
}

/** All state of the stand-in. */
export function openStore({ seed, file, now }: StoreOptions) {
  const db = openDatabase(file)
  const settings = createSettingsStore(db)
  const reference = createReferenceStore(db)
  const receipts = createReceiptStore(db)
  const users = createUserStore(db)
  const grants = createGrantStore(db)

  const addCompany = (company: SeedCompany): void => {
    reference.addCompany(company, now().toISOString())
    for (const receipt of company.receipts) receipts.add(company.id, toDraft(receipt), 0, createdAt(receipt))
  }
  const plant = () => {
    for (const company of seed.companies) addCompany(company)
    for (const user of seed.users) users.add(user)
    settings.markSeeded()
  }
  if (!settings.isSeeded()) db.transaction(plant).immediate()

  /** The stand-in's own time: the real one and what the control address has added. */
  const clock = (): Date => new Date(now().getTime() + settings.clockAheadMs())

  return {
    settings,
    reference,
    receipts,
    users,
    grants,
    clock,
    addCompany: db.transaction(addCompany).immediate,
    /** Everything as it was before the first request. */
    reset: db.transaction(() => {
      emptyDatabase(db)
      plant()
    }).immediate,
    close: () => db.close(),
  }
}

function createdAt(receipt: SeedReceipt): Receipt['created'] {
  return new Date(receipt.created ?? `${receipt.receiptDate}T12:00:00Z`).toISOString()
}

function toDraft({ created: _, type = 'JOURNAL', status = 'APPROVED', rows, ...rest }: SeedReceipt): ReceiptDraft {
  return {
    ...rest,
    type,
    status,
    vatType: 'PURCHASE',
    vatStatus: 12,
    rows: rows.map(({ items = [], ...row }) => ({
      ...row,
      transactionType: 'ENTRY',
      vatPercent: 0,
      dimensionItemValues: items.map((item) => ({ ...item, cents: row.cents })),
    })),
  }
}
