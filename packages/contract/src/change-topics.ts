/**
 * The stream of changes (`GET`, `text/event-stream`): `id:` numbers each event, `event: change` carries a `Change`, and
 * `event: beat` says every {@link beatMs} that the stream lives. Kept free of schemas, as the routes are.
 */
export const changesPath = '/api/changes'

/** How often a stream without changes gives a sign of life, in milliseconds. */
export const beatMs = 15_000

export const changeTopics = [
  /** More than can be told one by one. */
  'everything',
  'connection',
  'companies',
  'accounts',
  'administrations',
  'mappings',
  'overview',
  'runs',
  'journals',
  'deliveries',
] as const
export type ChangeTopic = (typeof changeTopics)[number]
