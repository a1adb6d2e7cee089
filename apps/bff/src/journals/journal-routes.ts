import type { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../deps.ts'
import { apiProblem, notFound } from '../http/api-error.ts'
import { route } from '../http/route.ts'
import { createRunStore } from '../runs/run-store.ts'
import { checkContent } from './check-content.ts'
import { createContentCheckStore } from './content-check-store.ts'
import { createJournal } from './create-journal.ts'
import { createJournalStore } from './journal-store.ts'
import { readUpload } from './read-upload.ts'
import { uploadJournal } from './upload-journal.ts'

const look = { right: 'journals', level: 'read', place: 'company' } as const
const change = { right: 'journals', level: 'write', place: 'company' } as const

export function journalRoutes(deps: Deps): FastifyPluginAsync {
  const { nmbrs, newId } = deps
  const runs = createRunStore(deps.db, newId)
  const journals = createJournalStore(deps.db, newId)
  const checks = createContentCheckStore(deps.db)
  const actor = (user: { readonly id: string }) => ({ userId: user.id, at: deps.now().toISOString() })

  return async (app) => {
    // The file is the body: it is read by the handler, after the guard, piece by piece.
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

    route(app, 'createJournal', change, ({ params, user }) =>
      createJournal({ runs, journals, nmbrs, newId }, params.companyId, params.runId, actor(user)),
    )

    route(app, 'uploadJournal', change, async ({ params, query, request, user }) => {
      const { fileName, year, period, runNumber: number, description } = query
      if (!isStream(request.body)) throw apiProblem('bad-request', 400, 'The file must be the body of the request.')
      const bytes = await readUpload(request.body, Number(request.headers['content-length'] ?? 0))
      const run = { year, period, number, description }
      return uploadJournal(
        { runs, journals, nmbrs, newId },
        params.companyId,
        run,
        { name: fileName, bytes },
        actor(user),
      )
    })

    route(app, 'discardJournal', change, async ({ params, user }) => {
      await journals.discard(params.companyId, params.journalId, actor(user))
      return { discarded: true as const }
    })

    route(app, 'markJournalAsSent', change, async ({ params: { companyId, journalId }, user }) => {
      await journals.markAsSent(companyId, journalId, actor(user))
      return rowOf(companyId, journalId)
    })

    route(app, 'unmarkJournal', change, async ({ params: { companyId, journalId }, user }) => {
      await journals.unmark(companyId, journalId, actor(user))
      return rowOf(companyId, journalId)
    })

    route(app, 'getContentCheck', look, ({ params }) => checks.find(params.companyId, params.journalId))

    route(app, 'checkContent', look, async ({ params }) =>
      checkContent({ checks, nmbrs, now: deps.now }, await checks.journal(params.companyId, params.journalId)),
    )

    route(app, 'takeContent', change, async ({ params: { companyId, journalId }, body, user }) => {
      await checks.take(companyId, journalId, body.foundHash, actor(user))
      return rowOf(companyId, journalId)
    })
  }

  async function rowOf(companyId: number, journalId: string) {
    const found = await runs.find(companyId, await journals.runOf(companyId, journalId))
    if (found === null) throw notFound('run')
    return found.row
  }
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
