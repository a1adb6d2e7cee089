import type { FastifyInstance } from 'fastify'
import type { MergeOrder, RunChange, RunsQuery } from './control-schemas.ts'
import { mergeOrder, runChange, runsQuery } from './control-schemas.ts'
import type { NmbrsRun } from './entities.ts'
import type { NmbrsStore } from './store.ts'

interface RunParams {
  readonly id: string
}

/** What somebody in the payroll office may do to a run behind our back. Not part of Nmbrs' API. */
export function controlRunRoutes(app: FastifyInstance, store: NmbrsStore): void {
  app.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )

  const existing = ({ id }: RunParams): NmbrsRun => {
    const run = /^\d{1,9}$/.test(id) ? store.run(Number(id)) : undefined
    if (run === undefined) throw new RangeError(`There is no run "${id}".`)
    return run
  }
  const shown = (run: NmbrsRun) => ({ ...run, journal: store.journal(run.id) })

  app.get<{ Params: RunParams; Querystring: RunsQuery }>(
    '/companies/:id/runs',
    { schema: { querystring: runsQuery } },
    async ({ params, query }) => {
      const company = /^\d{1,9}$/.test(params.id) ? store.company(Number(params.id)) : undefined
      if (company === undefined) throw new RangeError(`There is no company "${params.id}".`)
      return { runs: store.runs(company.id, Number(query.year)) }
    },
  )

  app.get<{ Params: RunParams }>('/runs/:id', async ({ params }) => shown(existing(params)))

  app.patch<{ Params: RunParams; Body: RunChange }>(
    '/runs/:id',
    { schema: { body: runChange } },
    async ({ params, body }) => {
      store.updateRun(existing(params).id, body)
      return existing(params)
    },
  )

  app.delete<{ Params: RunParams }>('/runs/:id', async ({ params }) => {
    store.deleteRun(existing(params).id)
    return { deleted: true }
  })

  app.post<{ Params: RunParams; Body: MergeOrder }>(
    '/runs/:id/merge',
    { schema: { body: mergeOrder } },
    async ({ params, body }) => {
      const run = existing(params)
      const retroactive = existing({ id: String(body.retroactiveRunId) })
      checkMerge(run, retroactive)
      store.mergeRuns(run.id, retroactive.id)
      return shown(existing(params))
    },
  )

  app.put<{ Params: RunParams; Body: unknown }>('/runs/:id/journal', async ({ params, body }) => {
    const { id } = existing(params)
    if (typeof body !== 'string') throw new RangeError('Send the document as text/xml.')
    store.replaceJournal(id, body)
    return { replaced: true }
  })
  app.delete<{ Params: RunParams }>('/runs/:id/journal', async ({ params }) => {
    store.replaceJournal(existing(params).id, null)
    return { replaced: false }
  })
}

/** Nmbrs merges a stand-alone retroactive run into a normal one of the same company, while both are unlocked. */
function checkMerge(run: NmbrsRun, retroactive: NmbrsRun): void {
  if (retroactive.companyId !== run.companyId) throw new RangeError('The two runs are of different companies.')
  if (retroactive.periodStart === retroactive.periodEnd) throw new RangeError('The run to merge is no retroactive run.')
  if (run.periodStart !== run.periodEnd) throw new RangeError('A retroactive run merges into a normal one.')
  if (run.locked || retroactive.locked) throw new RangeError('Both runs must be unlocked.')
}
