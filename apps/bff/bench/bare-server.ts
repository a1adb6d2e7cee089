import Sqlite from 'better-sqlite3'
import Fastify from 'fastify'

/**
 * What the server is measured against: the overview's rows from the same file by a Fastify without anything else, its one
 * statement prepared. `node bare-server.ts FILE PORT`
 */
const [file, port] = process.argv.slice(2)
const sqlite = new Sqlite(file, { readonly: true })
const page = sqlite.prepare<[number, number], Record<string, unknown>>(
  `select c.id, c.number, c.name, c.period_type, c.test_company, d.id as debtor_id, d.number as debtor_number,
     d.name as debtor_name, d.blocked, m.id as mapping_id, m.account_id, a.administration_name, r.id as run_id,
     r.number as run_number, r.description, r.year, r.period_end, l.state,
     (select count(*) from mapping_drifts where mapping_id = m.id) as drifts
   from companies c join debtors d on d.id = c.debtor_id
   left join mappings m on m.company_id = c.id left join accounts a on a.id = m.account_id
   left join latest_runs l on l.company_id = c.id left join runs r on r.id = l.run_id
   where c.id in (select id from companies where not gone order by position, id limit ? offset ?)
   order by c.position, c.id`,
)

const app = Fastify()
app.get<{ Querystring: { page?: string; size?: string } }>('/api/overview', (request, reply) => {
  const size = Number(request.query.size ?? 50)
  const rows = page.all(size, Number(request.query.page ?? 0) * size).map(toRow)
  reply.type('application/json; charset=utf-8').send(JSON.stringify({ rows }))
})
app.get('/api/health', async () => ({ status: 'ok' }))
await app.listen({ port: Number(port), host: 'localhost' })

function toRow(row: Record<string, unknown>) {
  return {
    company: {
      id: row.id,
      number: row.number,
      name: row.name,
      debtor: { id: row.debtor_id, number: row.debtor_number, name: row.debtor_name, blocked: row.blocked === 1 },
      ...(row.period_type === null ? {} : { periodType: row.period_type }),
      testCompany: row.test_company === 1,
      mapping: row.mapping_id && {
        id: row.mapping_id,
        accountId: row.account_id,
        administration: row.administration_name,
      },
    },
    latestRun: row.run_id && {
      id: row.run_id,
      number: row.run_number,
      description: row.description,
      year: row.year,
      period: row.period_end,
      state: row.state,
    },
    drifts: row.drifts,
  }
}
