/** Who wants to know that a passkey is being waited for; apart, so that the frame does not load the ceremony itself. */
const watchers = new Set<(waiting: boolean) => void>()

/** @returns how to stop watching */
export function watchStepUp(watcher: (waiting: boolean) => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

export function tellStepUp(waiting: boolean): void {
  for (const watcher of watchers) watcher(waiting)
}
