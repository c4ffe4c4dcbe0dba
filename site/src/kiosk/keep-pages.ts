/** What a service worker of this file needs of its surroundings; the page's own types do not know them. */
type Worker = {
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: (
    type: 'install' | 'activate' | 'fetch',
    listener: (event: {
      request: Request
      waitUntil: (work: Promise<unknown>) => void
      respondWith: (response: Promise<Response>) => void
    }) => void,
  ) => void
}

/** The service worker: what comes from the network is kept, and stands in for it when there is none. */
export function keepPages(worker: Worker): void {
  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
  worker.addEventListener('fetch', (event) => {
    const { request } = event
    if (request.method === 'GET' && new URL(request.url).pathname.startsWith('/q/')) event.respondWith(answer(request))
  })
}

async function answer(request: Request): Promise<Response> {
  try {
    const response = await fetch(request)
    if (response.ok) await (await caches.open('heed-kiosk')).put(request, response.clone())
    return response
  } catch (reason) {
    const known = await caches.match(request, { ignoreSearch: true })
    if (known) return known
    throw reason
  }
}
