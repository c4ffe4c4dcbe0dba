import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { loadSite, preferredLanguage } from '../../../platform/http/public-pages.ts'
import { readSaid } from './read-said.ts'
import { type PublicView, viewSaid, viewSaidNotice } from './said-view.ts'

/** One round trip on a slow phone. */
const mostBytes = 14_000

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
}

type Request = FastifyRequest<{ Params: { slug: string }; Querystring: { lang?: string; after?: string } }>

/** The public list "you said, we did": a plain page without script and without sign-in. */
export async function serveSaid(app: FastifyInstance, house: House): Promise<void> {
  const { renderPage } = await loadSite<PublicView>(house)
  const answer = (reply: FastifyReply, status: number, html: string) => reply.status(status).headers(headers).send(html)
  const options = {
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    // Told to a customer in their language, not to a program.
    errorHandler: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 503
      if (status === 503)
        request.log.error(
          { error: { name: error.name, message: error.message }, route: request.routeOptions.url },
          'A public list failed',
        )
      return answer(reply, status, renderPage(viewSaidNotice('later', preferredLanguage(request) ?? 'en')))
    },
  }
  app.get('/said/:slug', options, async (request: Request, reply) => {
    const said = await readSaid(house, request.params.slug, request.query.after)
    if (!said) return answer(reply, 404, renderPage(viewSaidNotice('unknown', preferredLanguage(request) ?? 'en')))
    const language = preferredLanguage(request) ?? said.language
    // As many as fit; the rest is one link away.
    let count = Math.max(1, said.entries.length - (said.entries.length > 12 ? 1 : 0))
    let html = renderPage(viewSaid(said, language, count))
    while (Buffer.byteLength(html) > mostBytes && count > 1) {
      count -= 1
      html = renderPage(viewSaid(said, language, count))
    }
    return answer(reply, 200, html)
  })
}
