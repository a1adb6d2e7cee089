import { expect, test, vi } from 'vitest'
import { createFlag } from './flag.ts'

test('tells when it is set and when it is cleared, each once', () => {
  const flag = createFlag()
  const heard = vi.fn()
  const stop = flag.subscribe(heard)
  flag.set()
  flag.set()
  expect(flag.isSet()).toBe(true)
  flag.clear()
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
  flag.set()
  expect(heard).toHaveBeenCalledTimes(2)
})
