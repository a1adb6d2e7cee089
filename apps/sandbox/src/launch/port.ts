import { once } from 'node:events'
import { createServer } from 'node:net'

/** Whether nobody listens there yet. */
export async function isPortFree(port: number): Promise<boolean> {
  const probe = createServer()
  try {
    probe.listen(port)
    await once(probe, 'listening')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false
    throw error
  } finally {
    probe.close()
  }
}
