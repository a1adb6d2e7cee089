import { expect, test } from 'vitest'
import { outcomePage } from './outcome-page.ts'

test("the vendor's words travel escaped and at most 200 characters long", () => {
  const words = `<b>&outcome=succeeded${'😀'.repeat(300)}`
  const page = new URL(outcomePage({ kind: 'failed', reason: 'refused-by-procountor', words }), 'http://localhost')
  expect(page.searchParams.getAll('outcome')).toEqual(['failed'])
  const carried = String(page.searchParams.get('words'))
  expect([...carried]).toHaveLength(200)
  expect(words.startsWith(carried)).toBe(true)
})

test('an account is named only where it is known', () => {
  expect(outcomePage({ kind: 'failed', reason: 'unknown-state' })).toBe(
    '/integration/procountor/authorization?outcome=failed&reason=unknown-state',
  )
  expect(outcomePage({ kind: 'succeeded', accountId: 'a/b' })).toBe(
    '/integration/procountor/authorization?outcome=succeeded&account=a%2Fb',
  )
})
