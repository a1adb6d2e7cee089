import { onlineManager } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { liveChanges } from './live-changes.ts'

/**
 * Nothing is read any more, what is being read is given up, and no change is followed. The function that this returns
 * takes all of it up again.
 */
export async function standStill(): Promise<() => void> {
  liveChanges.pause()
  onlineManager.setOnline(false)
  await queryClient.cancelQueries()
  return () => {
    onlineManager.setOnline(true)
    liveChanges.resume()
  }
}
