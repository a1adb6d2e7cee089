import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { affectedQueries } from './affected-queries.ts'
import { createAskAgain } from './ask-again.ts'

function screens() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  const asked: string[] = []
  const rests: (() => void)[] = []
  const show = (queryKey: readonly unknown[], options = {}) => {
    client.setQueryData(queryKey, 'known')
    const queryFn = () => {
      asked.push(queryKey.join('/'))
      return 'new'
    }
    new QueryObserver(client, { queryKey, queryFn, ...options }).subscribe(() => undefined)
  }
  return { show, asked, rest: () => rests.shift()?.(), askAgain: createAskAgain(client, (work) => rests.push(work)) }
}

test('what is on screen is asked again at once, and then for all that changed meanwhile together', () => {
  const { show, asked, askAgain, rest } = screens()
  show(['deliveries', 10, 'j'])
  show(['deliveries', 10, 'other'])
  const changed = affectedQueries({ topic: 'deliveries', companyId: 10, subject: 'j' })
  for (let times = 0; times < 20; times += 1) askAgain(changed)
  expect(asked).toEqual(['deliveries/10/j'])
  rest()
  expect(asked).toHaveLength(2)
  rest()
  expect(asked).toHaveLength(2)
  askAgain(changed)
  expect(asked).toHaveLength(3)
})

test('what a person is about to confirm does not change below their eyes', () => {
  const { show, asked, askAgain } = screens()
  show(['previews', 10, 'j'], { refetchOnWindowFocus: false })
  show(['runs', 10, 2026])
  askAgain(affectedQueries({ topic: 'journals', companyId: 10, subject: 'j' }))
  expect(asked).toEqual(['runs/10/2026'])
})

test('everything is everything but who is signed in', () => {
  const { show, asked, askAgain } = screens()
  for (const key of ['me', 'overview', 'accounts']) show([key])
  askAgain(affectedQueries({ topic: 'everything', companyId: null, subject: '' }))
  expect(asked).toEqual(['overview', 'accounts'])
})
