import type { MappingView } from '@tosite/contract'

/** A mapping with something in every rule, for tests. */
export const sampleMapping: MappingView = {
  id: 'm1',
  version: 3,
  company: { id: 7, number: '100', name: 'Leipomo Oy' },
  account: { id: 'a1', username: 'Palkat', status: 'authorized' },
  administration: { companyId: 4, name: 'Leipomo Oy' },
  costCenterDimension: { id: 11, name: 'Kustannuspaikka' },
  costUnitDimension: null,
  rules: {
    costCenterDimension: { dimensionId: 11 },
    costUnitDimension: null,
    costCenterBindings: [
      { code: '100', itemId: 1 },
      { code: '999', itemId: 5 },
    ],
    costUnitBindings: [],
    accountOverrides: [{ nmbrsAccount: '02000', procountorAccount: '2000' }],
    fallbackAccount: null,
    differenceAccount: '9999',
    accountMasks: ['[4-9][0-9][0-9][0-9]', '1700'],
    missingItem: 'create',
    periodPolicy: 'own-period',
    bookingDate: { kind: 'payment-day', day: 31 },
    referencePattern: '{year}-{run number}',
    debitAndCreditApart: true,
    approve: false,
    startPeriod: { year: 2026, number: 6 },
    lockedRunsOnly: true,
    vat: { type: 'PURCHASE', status: 12, percent: 0 },
    vatByAccount: [{ account: '7800', type: 'SALES', status: 1, percent: 25.5 }],
    vatProcessing: null,
  },
  createdAt: '2026-11-01T08:00:00Z',
}
