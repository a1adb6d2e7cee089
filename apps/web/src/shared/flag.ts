type Listener = () => void

/** Something that is so or not, for what stands outside the components to set and for components to follow. */
export function createFlag() {
  const listeners = new Set<Listener>()
  let isSet = false
  const become = (value: boolean) => {
    if (value === isSet) return
    isSet = value
    for (const listener of listeners) listener()
  }
  return {
    isSet: () => isSet,
    set: () => become(true),
    clear: () => become(false),
    subscribe: (listener: Listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
