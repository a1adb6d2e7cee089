import type { Query, QueryClient } from '@tanstack/react-query'
import type { KeyStart } from './affected-queries.ts'

/** While changes come without end, screens move so often and not more. */
const restMs = 1_000

/** Asks queries again: at once, and then at most once a second for all that changed meanwhile. */
export function createAskAgain(queryClient: QueryClient, schedule: (work: () => void, ms: number) => void) {
  const waiting = new Map<string, KeyStart>()
  let isResting = false

  function ask(): void {
    if (waiting.size === 0) {
      isResting = false
      return
    }
    const keys = [...waiting.values()]
    waiting.clear()
    isResting = true
    for (const key of keys) {
      const isMeant = ({ queryKey }: Query) => (key.length === 0 ? queryKey[0] !== 'me' : isBelow(queryKey, key))
      void queryClient.invalidateQueries({ predicate: (query) => isMeant(query) && mayMove(query) })
      void queryClient.invalidateQueries({
        predicate: (query) => isMeant(query) && !mayMove(query),
        refetchType: 'none',
      })
    }
    schedule(ask, restMs)
  }

  return (keys: readonly KeyStart[]): void => {
    for (const key of keys) waiting.set(JSON.stringify(key), key)
    if (!isResting) ask()
  }
}

function isBelow(queryKey: readonly unknown[], start: KeyStart): boolean {
  return start.every((part, index) => queryKey[index] === part)
}

/** What a person is about to confirm stays as it was read: it does not look again when its window gets the focus, either. */
function mayMove(query: Query): boolean {
  return query.observers.every(({ options }) => options.refetchOnWindowFocus !== false)
}
