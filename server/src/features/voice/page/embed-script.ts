import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const built = join(import.meta.dirname, '../../../../../site/dist/embed.js')

/** The one line that a site puts into its page asks for this; any site may load it, and only those that are named are shown a survey. */
export const embedScript = (app: FastifyInstance): void => {
  app.get('/q/embed.js', async (_request, reply) => {
    const script = await readFile(built).catch(() => undefined)
    if (!script) return reply.status(404).send()
    return reply
      .headers({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=3600',
        'cross-origin-resource-policy': 'cross-origin',
        // As a module, or with its hash, a page of another origin reads it by these terms only.
        'access-control-allow-origin': '*',
      })
      .send(script)
  })
}
