import type { NmbrsEmployee } from '../nmbrs/entities.ts'
import type { CompanyPlan } from './company-plan.ts'
import { vary } from './vary.ts'

// biome-ignore format: a list of names reads best as lines
const firstNames = [
  'Aava', 'Väinö', 'Lumi', 'Yrjö', 'Päivi', 'Onni', 'Säde', 'Eetu', 'Tähti', 'Jyrki', 'Äänis', 'Hilla', 'Mörri', 'Ilona',
  'Töyry', 'Kerttu', 'Åke', 'Siiri', 'Örjan', 'Venla',
]

/** Nobody is called these. */
const lastNames = ['Esimerkki', 'Mallikäs', 'Näytelä', 'Kokeilma', 'Harjoitelmä']

/** Invented people: some for every cost centre, or a handful where the company has none. */
export function peopleOf(plan: CompanyPlan, firstId: number): NmbrsEmployee[] {
  const groups = plan.costCenters.length === 0 ? [{ code: '', description: 'Henkilöstö' }] : plan.costCenters
  const places = groups.flatMap((group, department) =>
    Array.from({ length: size(plan, group) }, () => ({ group, department: department + 1 })),
  )
  return places.map(({ group, department }, index) => ({
    id: firstId + index + 1,
    number: 11 + index,
    name: `${pick(firstNames, `${plan.name} ${index}`)} ${pick(lastNames, `${index} ${plan.name}`)}`,
    department,
    departmentName: group.description,
    costCenter: group.code,
  }))
}

function size(plan: CompanyPlan, group: { readonly code: string; readonly people?: number }): number {
  return group.people ?? 2 + vary(`${plan.name} ${group.code}`, 3)
}

const pick = (names: readonly string[], seed: string): string => names[vary(seed, names.length)] ?? ''
