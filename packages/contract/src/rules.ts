import { periodTypes } from '@tosite/core'
import * as z from 'zod'
import { MappingParams, MappingRules } from './mappings.ts'
import { Finding } from './problem.ts'

/** Rules as a form holds them, before they are saved. */
export const TryRules = z.strictObject({ rules: MappingRules })

const Period = z.object({ year: z.int(), number: z.int() })
const change = <Value extends z.ZodType>(value: Value) => z.object({ was: value, is: value })

/** What other rules would make of one receipt; those that would be sent as now are left out. */
export const ReceiptEffect = z.object({
  key: z.string(),
  period: Period,
  correction: z.boolean(),
  /** `added`, `removed`: under the rules of one side everything in it cancels. */
  change: z.enum(['changed', 'added', 'removed']),
  rows: change(z.int()),
  /** Rows that are others. */
  rowsDiffer: z.int(),
  date: change(z.string()).nullable(),
  name: change(z.string()).nullable(),
  vatDiffers: z.boolean(),
})
export type ReceiptEffect = z.infer<typeof ReceiptEffect>

export const JournalEffect = z.object({
  journalId: z.string(),
  run: z.object({ number: z.int(), description: z.string(), year: z.int(), period: z.int() }),
  receipts: z.array(ReceiptEffect),
  /** Problems and warnings that would be there no more, and those that would come up. */
  solved: z.array(Finding),
  raised: z.array(Finding),
})
export type JournalEffect = z.infer<typeof JournalEffect>

/** What rules would do, were they saved. */
export const RulesEffect = z.object({
  usable: z.literal(true),
  companyId: z.int(),
  /** Journals that are created and not sent. */
  unsent: z.int(),
  /** Those of them that would be sent otherwise than now, newest run first. */
  affected: z.array(JournalEffect),
  /** Null where it stays. Receipts sent from then on would be approved, or no more. */
  approve: z.boolean().nullable(),
})
export type RulesEffect = z.infer<typeof RulesEffect>

/** Nothing is stored by asking. Rules that saving would refuse are no error here: they may be half typed. */
export const TriedRules = z.discriminatedUnion('usable', [RulesEffect, z.object({ usable: z.literal(false) })])
export type TriedRules = z.infer<typeof TriedRules>

/** What there is of the company to edit its rules beside: read from its newest journals and runs. */
export const RulesMaterial = z.object({
  periodType: z.enum(periodTypes).nullable(),
  /** Codes of Nmbrs' ledger accounts that journals carry. */
  accounts: z.array(z.string()),
  /** Newest first; texts as they would be sent, in characters that Procountor has. */
  runs: z.array(
    z.object({
      number: z.int(),
      year: z.int(),
      description: z.string(),
      periodStart: z.int(),
      periodEnd: z.int(),
      companyNumber: z.string(),
    }),
  ),
  /** Periods and dates that journals carry, newest first: what a period policy decides about. */
  dates: z.array(Period.extend({ date: z.string() })),
})
export type RulesMaterial = z.infer<typeof RulesMaterial>

export const CopyParams = MappingParams.extend({ fromMappingId: z.string().min(1) })

export const RuleName = z.keyof(MappingRules)
export type RuleName = z.infer<typeof RuleName>

/** Why a rule of the other company is not copied. */
export const copyObstacles = [
  'no-such-account',
  'no-such-dimension',
  'no-such-item',
  'no-such-vat',
  /** Several of an equal name: a person chooses. */
  'several',
  /** The dimension would carry both cost centres and cost units. */
  'dimension-taken',
  /** The company's periods are of another type. */
  'period-type',
  /** Each company has its own. */
  'own',
] as const

/** Something of the other administration, and what it becomes here, by an equal name. */
export const CopyMatch = z.object({ rule: RuleName, from: z.string(), to: z.string() })
export type CopyMatch = z.infer<typeof CopyMatch>

export const CopyLeftOut = z.object({ rule: RuleName, value: z.string(), reason: z.enum(copyObstacles) })
export type CopyLeftOut = z.infer<typeof CopyLeftOut>

/** What copying the rules of another company would come to. Saved by `updateMapping`, or not at all. */
export const RulesCopy = z.object({
  /** The version of the mapping that it was worked out for. */
  version: z.int(),
  from: z.object({ mappingId: z.string(), company: z.string(), administration: z.string() }),
  /** As they would be saved. */
  rules: MappingRules,
  /** Rules that would be others than now. */
  changed: z.array(RuleName),
  matched: z.array(CopyMatch),
  leftOut: z.array(CopyLeftOut),
})
export type RulesCopy = z.infer<typeof RulesCopy>
