import { bookkeeperRights, type ProcountorSeed, type SeedCompany, viewerRights } from '../src/procountor/seed.ts'

/** Two companies with the same small ids, and one user for each kind of right. */
const leipomo: SeedCompany = {
  id: 1,
  name: 'Leipomo Oy',
  country: 'FINLAND',
  currency: 'EUR',
  businessId: '1234567-1',
  city: 'Turku',
  dimensionLimit: 2,
  reconciliationAccount: '8990',
  accounts: [
    { code: '5000', name: 'Palkat', active: true },
    { code: '5990', name: 'Vanha palkkatili', active: false },
    { code: '2920', name: 'Palkkavelat', active: true },
    { code: '1912', name: 'Vain veroton', active: true, vatPercents: [25.5] },
    { code: '8990', name: 'Pyöristykset', active: true },
  ],
  dimensions: [
    {
      id: 1,
      name: 'Kustannuspaikka',
      items: [
        { id: 11, codeName: '100 Leipomo', description: 'Leipomo', active: true },
        { id: 12, codeName: '200 Myymälä', description: '', active: true },
        { id: 13, codeName: '300 Suljettu', description: '', active: false },
      ],
    },
    { id: 2, name: 'Projekti', items: [{ id: 21, codeName: 'P1', description: '', active: true }] },
    { id: 3, name: 'Henkilö', items: [{ id: 31, codeName: 'H1', description: '', active: true }] },
  ],
  vatPercents: [
    { percent: 25.5, sales: true, purchase: true },
    { percent: 0, sales: true, purchase: true },
  ],
  vatStatuses: [
    { status: 1, description: 'Kotimaa', sales: true, purchase: true },
    { status: 5, description: 'Vain myynti', sales: true, purchase: false },
    { status: 12, description: 'Ei alv-käsittelyä', sales: true, purchase: true },
  ],
  fiscalYears: [
    { id: 1, startDate: '2025-01-01', endDate: '2025-12-31', isOpen: false, trackingPeriods: [] },
    {
      id: 2,
      startDate: '2026-01-01',
      endDate: '2026-12-31',
      isOpen: true,
      trackingPeriods: [
        { id: 1, startDate: '2026-01-01', endDate: '2026-03-31', status: 'CLOSED' },
        { id: 2, startDate: '2026-04-01', endDate: '2026-05-31', status: 'PENDING' },
        { id: 3, startDate: '2026-06-01', endDate: '2026-12-31', status: 'OPEN' },
      ],
    },
  ],
  receipts: [],
}

const kauppa: SeedCompany = {
  ...leipomo,
  id: 2,
  name: 'Kauppa Oy',
  receipts: [
    {
      name: 'Avaus',
      receiptDate: '2026-06-01',
      status: 'APPROVED',
      rows: [
        { account: '5000', cents: 100, items: [{ dimensionId: 1, itemId: 11 }] },
        { account: '2920', cents: -100 },
      ],
    },
  ],
}

export const smallOffice: ProcountorSeed = {
  companies: [leipomo, kauppa],
  users: [
    {
      id: 1,
      username: 'tuija@toimisto.example',
      password: 'Leivinuuni-7',
      displayName: 'Tuija Tilinpitäjä',
      companies: [
        { companyId: 1, rights: bookkeeperRights },
        { companyId: 2, rights: bookkeeperRights },
      ],
    },
    {
      id: 2,
      username: 'katja@toimisto.example',
      password: 'Katselija-7',
      displayName: 'Katja Katselija',
      companies: [{ companyId: 1, rights: viewerRights }],
    },
    {
      id: 3,
      username: 'kone',
      password: 'Konesali-7',
      displayName: 'Kone',
      apiLoginOnly: true,
      companies: [{ companyId: 1, rights: bookkeeperRights }],
    },
  ],
}

/** Two balanced rows, the first with a cost centre. */
export function payroll(changes: object = {}) {
  return {
    type: 'JOURNAL',
    name: '100-2026-6 Kesäkuu',
    receiptDate: '2026-06-30',
    vatType: 'PURCHASE',
    vatStatus: 12,
    transactions: [
      {
        transactionType: 'ENTRY',
        account: '5000',
        accountingValue: 1000.07,
        vatPercent: 0,
        description: 'Palkat',
        dimensionItemValues: [{ dimensionId: 1, itemId: 11, value: 1000.07 }],
      },
      { transactionType: 'ENTRY', account: '2920', accountingValue: -1000.07, vatPercent: 0 },
    ],
    ...changes,
  }
}
