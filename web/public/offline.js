// Lets Today open without a network: keeps the files of the page, never what it shows.
const kept = 'heed-today'
const first = ['/', '/today']

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (first.includes(pathname)) event.respondWith(fetch(request).catch(() => find('/index.html')))
  } else if (pathname.startsWith('/assets/')) event.respondWith(find(pathname).then((file) => file ?? fetch(request)))
  else if (/^\/[\w-]+\.(js|svg)$/.test(pathname)) event.respondWith(fetch(request).catch(() => find(pathname)))
})

const find = (path) => caches.open(kept).then((cache) => cache.match(path, { ignoreVary: true }))

/** Exactly these files; those of an older version go once all are there. */
const keep = async (paths) => {
  const cache = await caches.open(kept)
  const before = (await cache.keys()).map(({ url }) => new URL(url).pathname)
  await cache.addAll(paths.filter((path) => !path.startsWith('/assets/') || !before.includes(path)))
  await Promise.all(before.filter((path) => !paths.includes(path)).map((path) => cache.delete(path)))
}
