import { useEffect } from 'react'

const settledMs = 3000

/** Files that this page has loaded so far, and those of the card with everybody's number. */
async function keepFiles(): Promise<void> {
  await import('../duty/call-card.tsx')
  const { active } = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name, location.href))
  const files = loaded
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
  active?.postMessage([...new Set(['/index.html', '/first-paint.js', '/mark.svg', ...files])])
}

/** Keeps the page itself on this device. Only over https or on this machine: elsewhere browsers keep none, and the list is there as long as the page stays open. */
export const useKeptPage = () =>
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const timer = setTimeout(() => {
      navigator.serviceWorker.register('/offline.js').then(keepFiles, () => undefined)
    }, settledMs)
    return () => clearTimeout(timer)
  }, [])
