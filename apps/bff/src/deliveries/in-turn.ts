/** Does work of one key one after the other, in the order asked for; what one throws does not keep the next from its turn. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const done = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, done)
    const tidy = () => {
      if (last.get(key) === done) last.delete(key)
    }
    done.then(tidy, tidy)
    return done
  }
}
