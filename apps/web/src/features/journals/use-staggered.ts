import { startTransition, useEffect, useState } from 'react'

/**
 * How many of so many parts of a page to show: `first` at once, then twice as many each time that the browser has shown
 * the ones before and nothing else is asked of it, until all are there.
 */
export function useStaggered(count: number, first: number): number {
  const [shown, setShown] = useState(first)
  useEffect(() => {
    if (shown < count) startTransition(() => setShown((before) => Math.max(1, before * 2)))
  }, [shown, count])
  return Math.min(shown, count)
}
