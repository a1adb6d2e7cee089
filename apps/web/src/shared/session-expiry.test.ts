import { expect, test, vi } from 'vitest'
import { createSessionExpiry } from './session-expiry.ts'

test('tells when the session is over and when it is there again, each once', () => {
  const expiry = createSessionExpiry()
  const heard = vi.fn()
  const stop = expiry.subscribe(heard)
  expiry.expire()
  expiry.expire()
  expect(expiry.isExpired()).toBe(true)
  expiry.renew()
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
  expiry.expire()
  expect(heard).toHaveBeenCalledTimes(2)
})
