import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { workspaceOf } from '../../../platform/access/link-token.ts'
import type { House } from '../../../platform/house.ts'
import { loadSite } from '../../../platform/http/public-pages.ts'
import { findLink } from '../page/find-asked.ts'
import type { PageView } from '../page/view-page.ts'
import { packKiosk } from './pack-kiosk.ts'
import { takeFromKiosk } from './take-kiosk.ts'

const built = join(import.meta.dirname, '../../../../../site/dist/kiosk.js')
type Request = FastifyRequest<{ Params: { token: string } }>

/** What a tablet on the counter asks for, so that it goes on without a network; the page itself works without any of it. */
export async function kioskPages(app: FastifyInstance, house: House): Promise<void> {
  const { renderPage } = await loadSite<PageView>(house)
  const options = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }
  // Runs the page, and as its service worker keeps it for the time without a network.
  app.get('/q/kiosk.js', async (_request, reply) => {
    const script = await readFile(built).catch(() => undefined)
    if (!script) return reply.status(404).send()
    return reply
      .headers({
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
        'service-worker-allowed': '/q/',
      })
      .send(script)
  })
  app.get('/q/:token/kiosk', options, async (request: Request, reply) => {
    const { token } = request.params
    const asked = await house.scopeOf(workspaceOf(token)).transaction((tx) => findLink(tx, token))
    if (asked?.way !== 'kiosk' || asked.standing !== 'open' || asked.incentive) return reply.status(404).send({})
    return reply.header('cache-control', 'no-store').send(packKiosk(house.secret, asked, renderPage))
  })
  app.post('/q/:token/kiosk', options, async (request: Request, reply) => {
    const taken = await takeFromKiosk(house, request.params.token, request.body)
    return taken ? reply.header('cache-control', 'no-store').send(taken) : reply.status(404).send({})
  })
}
