import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const built = join(import.meta.dirname, '../../../../web/dist')

/** The staff app: hashed files are kept for a year, the page itself is always asked for; every address of the app is the same page. */
export async function serveStaffApp(app: FastifyInstance): Promise<boolean> {
  if (!existsSync(join(built, 'index.html'))) return false
  await app.register(fastifyStatic, {
    root: built,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) =>
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  return true
}
