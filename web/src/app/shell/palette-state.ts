import { useSyncExternalStore } from 'react'

/** The palette is fetched when it is first wanted; before that only this small switch is there. */
let isOpen = false
const listeners = new Set<() => void>()

const set = (next: boolean) => {
  isOpen = next
  for (const tell of listeners) tell()
}

export const openPalette = () => set(true)
export const closePalette = () => set(false)

export const usePaletteOpen = () =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => isOpen,
  )
