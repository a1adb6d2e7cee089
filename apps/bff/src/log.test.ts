import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog({}, { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test.each([
  { authorization: 'SECRET' },
  { headers: { authorization: 'SECRET', cookie: 'SECRET', 'set-cookie': 'SECRET' } },
  { request: { headers: { authorization: 'SECRET' }, body: { lines: ['SECRET'] } } },
  { credentials: { username: 'fine', token: 'SECRET', password: 'SECRET' } },
  { answer: { access_token: 'SECRET', refresh_token: 'SECRET' } },
  { err: Object.assign(new Error('refused'), { data: { payload: 'SECRET' }, config: { client_secret: 'SECRET' } }) },
])('secrets and bodies do not reach the log, case %#', (value) => {
  const line = logged((log) => log.warn(value, 'something happened'))
  expect(line).toContain('something happened')
  expect(line).toContain('[redacted]')
  expect(line).not.toContain('SECRET')
})

test('an address is logged without its query, which can hold a code', () => {
  const line = logged((log) => log.info({ req: { method: 'GET', url: '/api/procountor/callback?code=SECRET' } }))
  expect(line).toContain('/api/procountor/callback')
  expect(line).not.toContain('SECRET')
})

test('what happened stays readable', () => {
  expect(logged((log) => log.error({ err: new Error('no such table') }, 'bug'))).toContain('no such table')
})
