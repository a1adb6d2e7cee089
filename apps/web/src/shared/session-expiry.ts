type Listener = () => void

/**
 * Remembers that a request was refused because the session is over, so that the shell can ask to sign in again
 * on top of the page: what was typed stays.
 */
export function createSessionExpiry() {
  const listeners = new Set<Listener>()
  let expired = false
  const set = (value: boolean) => {
    if (value === expired) return
    expired = value
    for (const listener of listeners) listener()
  }
  return {
    isExpired: () => expired,
    expire: () => set(true),
    renew: () => set(false),
    subscribe: (listener: Listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export const sessionExpiry = createSessionExpiry()
