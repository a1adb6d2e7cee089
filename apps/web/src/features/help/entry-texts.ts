import type { CatalogueEntry, OwnEntry } from '@tosite/contract'
import type { TFunction } from 'i18next'
import type { Catalogues } from '../../i18n/i18next.d.ts'

export interface EntryTexts {
  readonly title: string
  readonly cause: string
  readonly fix: string
}

export const textCatalogues = [
  'help',
  'vendor-errors',
  'findings',
  'errors',
  'journals',
  'withdrawals',
  'rules',
] as const
export type HelpTranslate = TFunction<typeof textCatalogues>

/**
 * The texts of an entry. Our own are those that the screens show, with `…` where they show a value: a message is found here
 * by the words that were read there. Only the cause, and a way out that no screen has room for, are the help's.
 */
export function entryTexts(entry: CatalogueEntry, t: HelpTranslate): EntryTexts {
  if (entry.origin !== 'tosite') {
    return {
      title: t(`vendor-errors:${entry.id}.title`),
      cause: t(`vendor-errors:${entry.id}.cause`),
      fix: t(`vendor-errors:${entry.id}.fix`),
    }
  }
  const { title, fix } = ownTexts(entry, t)
  return { title: withoutGaps(title), cause: t(`help:causes.${entry.id}`), fix: withoutGaps(fix) }
}

/** As the catalogues have them, with their gaps. */
function ownTexts(entry: OwnEntry, t: HelpTranslate): Pick<EntryTexts, 'title' | 'fix'> {
  const { source } = entry
  if (source.as === 'finding') {
    return { title: t(`findings:${source.code}.title`, raw), fix: t(`findings:${source.code}.fix`, raw) }
  }
  if (source.as === 'drift') {
    return {
      title: t(`rules:drift.kind.${source.code}.title`, raw),
      fix: t(`rules:drift.kind.${source.code}.fix`, raw),
    }
  }
  const [title, rest] = firstSentence(messageOf(source, t))
  return { title, fix: needsFix(entry.id) ? t(`help:fixes.${entry.id}`) : rest }
}

type MessageSource = Exclude<OwnEntry['source'], { readonly as: 'finding' | 'drift' }>

/** What is wrong, and mostly what to do about it, in one text. */
function messageOf(source: MessageSource, t: HelpTranslate): string {
  switch (source.as) {
    case 'error':
      return t(`errors:${source.code}`, raw)
    case 'authorization':
      return t(`errors:authorization.${source.code}`, raw)
    case 'waiting':
      return t(`journals:delivery.waiting.${source.code}`, raw)
    case 'delivery':
      return t(`journals:delivery.code.${source.code}`, raw)
    case 'withdrawal':
      return t(`withdrawals:obstacle.${source.code}`, raw)
    case 'state':
      return source.code === 'rejected' || source.code === 'differs'
        ? t(`journals:delivery.explained.${source.code}`, raw)
        : t(`journals:delivery.person.${source.code}`, raw)
  }
}

const raw = { skipInterpolation: true } as const

type IdWithFix = keyof Catalogues['help']['fixes']

/** Those whose message only says what happened. */
export const idsWithFix = [
  'journal-was-sent',
  'receipt-rejected',
  'waiting-retry',
  'waiting-person',
  'waiting-turn',
  'timeout',
  'cut',
  'not-connected',
  'no-answer',
  'unavailable',
  'rate-limited',
  'unauthorized',
  'rejected',
  'found-invalidated',
  'found-different',
  'found-twice',
] as const satisfies readonly IdWithFix[]

function needsFix(id: string): id is IdWithFix {
  return idsWithFix.some((withFix) => withFix === id)
}

/** A message says what happened in its first sentence, and what to do in the rest. */
export function firstSentence(message: string): readonly [first: string, rest: string] {
  const [, first, rest] = /^(.+?[.!?])\s+(\S.*)$/s.exec(message) ?? []
  return first === undefined || rest === undefined ? [message, ''] : [first, rest]
}

/** A value at the end takes the full stop with it. */
function withoutGaps(text: string): string {
  return text.replace(/\{\{[^}]+\}\}/g, '…').replaceAll('….', '…')
}
