import type { NmbrsCompany, NmbrsSeed, NmbrsTransaction } from '../entities.ts'
import { readJournal, readSample } from './journal-reader.ts'

export const credentials = { username: 'api.user@example.test', token: '0'.repeat(32), domain: 'exampleaccounting' }
/** Sees the second debtor only. */
export const narrow = { username: 'narrow@example.test', token: '1'.repeat(32), domain: 'otherexample' }

const leipomo: NmbrsCompany = {
  id: 90_211,
  debtorId: 4102,
  number: 1,
  name: 'Kaislaranta Leipomo Oy (esimerkki)',
  email: 'palkat1@example.test',
  periodType: 'M',
  currentPeriod: { year: 2026, number: 7 },
  costCenters: [
    { id: 7001, code: '100', description: 'Leipomo' },
    { id: 7002, code: '200', description: 'Myymälä' },
    { id: 7003, code: '02000', description: 'Jakelu' },
  ],
  costUnits: [
    { id: 7101, code: 'P-01', description: 'Ruisleipä' },
    { id: 7102, code: 'P-02', description: 'Konditoria' },
  ],
  employees: [
    { id: 330_011, number: 11, name: 'Aava Esimerkki', department: 1, departmentName: 'Leipomo', costCenter: '100' },
    { id: 330_012, number: 12, name: 'Väinö Mallikäs', department: 2, departmentName: 'Myymälä', costCenter: '200' },
    { id: 330_013, number: 13, name: 'Säde Näytelä', department: 2, departmentName: 'Myymälä', costCenter: '200' },
  ],
}

const other = (id: number, number: number, name: string, debtorId = 4102): NmbrsCompany => ({
  ...leipomo,
  id,
  number,
  name,
  debtorId,
  email: `palkat${number}@example.test`,
  costCenters: [],
  costUnits: [],
  employees: [],
})

const run = (
  number: number,
  [periodStart, periodEnd]: readonly [number, number],
  description: string,
  runAt: string,
  locked: boolean,
  journal: readonly NmbrsTransaction[] = [],
  year = 2026,
) => ({
  id: (year === 2026 ? 550_100 : 540_100) + number,
  companyId: leipomo.id,
  number,
  year,
  periodStart,
  periodEnd,
  description,
  runAt,
  locked,
  journal,
})

const sample = (name: string): NmbrsTransaction[] => readJournal(readSample(`journal-xml/${name}.xml`))

/** The office that the vendor samples show, so that answers can be held against them letter by letter. */
export const sampleOffice: NmbrsSeed = {
  users: [credentials, { ...narrow, debtorIds: [4102] }],
  debtors: [
    { id: 4101, number: '1', name: 'Revontuli Ruokapalvelut Oy (esimerkki)' },
    { id: 4102, number: '2', name: 'Kaislaranta Konserni Oy (esimerkki)' },
    { id: 4103, number: '3', name: 'Estetty Asiakas Oy (esimerkki)' },
  ],
  companies: [
    leipomo,
    other(90_212, 2, 'Kaislaranta Kuljetus Oy (esimerkki)'),
    other(90_213, 3, 'Kaislaranta Testiyhtiö Oy (esimerkki)'),
    other(90_301, 1, 'Revontuli Keittiöt Oy (esimerkki)', 4101),
  ],
  runs: [
    run(6, [6, 6], 'Kesäkuu', '2025-06-25T10:00:00', true, sample('11-negative-correction'), 2025),
    run(1, [1, 1], 'Tammikuu', '2026-01-26T09:12:44', true),
    run(5, [5, 5], 'Toukokuu', '2026-05-26T08:55:10', true, sample('01-company-level-normal')),
    run(6, [6, 6], 'Kesäkuu', '2026-06-25T10:20:03', true, sample('02-june-with-corrections-jan-may')),
    run(7, [1, 5], 'Takautuva korjaus 1-5', '2026-06-29T13:41:00', false, sample('03-retroactive-cost-centre-move')),
    run(8, [7, 7], 'Heinäkuu', '2026-07-27T07:30:59', false, sample('05-weekly-company-period-53')),
  ],
}
