import { useEffect, useSyncExternalStore } from 'react'

/** One heartbeat for every clock on the screen, so that all move together and none costs a timer of its own. */
const listeners = new Set<() => void>()
let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined
/** How many on the screen count by seconds. */
let quick = 0

const beat = () => {
  now = new Date()
  for (const tell of listeners) tell()
}

const pace = () => {
  clearInterval(timer)
  timer = listeners.size > 0 ? setInterval(beat, quick > 0 ? 1000 : 20_000) : undefined
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  if (!timer) pace()
  document.addEventListener('visibilitychange', beat)
  return () => {
    listeners.delete(tell)
    if (listeners.size > 0) return
    pace()
    document.removeEventListener('visibilitychange', beat)
  }
}

/** The present, renewed every 20 seconds and when the window is looked at again. */
export const useNow = () => useSyncExternalStore(listen, () => now)

/** While this is on the screen the present is renewed every second: for clocks of less than some minutes. */
export const useSecondsCount = () =>
  useEffect(() => {
    quick++
    beat()
    pace()
    return () => {
      quick--
      pace()
    }
  }, [])
