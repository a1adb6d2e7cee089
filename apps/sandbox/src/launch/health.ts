import { setTimeout as pause } from 'node:timers/promises'

const pauseMs = 50

/** Waits until the server says that it is healthy: true. False when `signal` is aborted before. */
export async function untilHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await isHealthy(url, signal)) return true
    await pause(pauseMs, undefined, { signal }).catch(() => undefined)
  }
  return false
}

async function isHealthy(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/health`, { signal })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}
