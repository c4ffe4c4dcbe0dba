import { useSyncExternalStore } from 'react'

/** One heartbeat for every clock on the screen, so that all move together and none costs a timer of its own. */
const listeners = new Set<() => void>()
let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined

const beat = () => {
  now = new Date()
  for (const tell of listeners) tell()
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  timer ??= setInterval(beat, 20_000)
  document.addEventListener('visibilitychange', beat)
  return () => {
    listeners.delete(tell)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    document.removeEventListener('visibilitychange', beat)
  }
}

/** The present, renewed every 20 seconds and when the window is looked at again. */
export const useNow = () => useSyncExternalStore(listen, () => now)
