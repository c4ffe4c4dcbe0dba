import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { askedLanguage, loadSite, preferredLanguage } from '../../../platform/http/public-pages.ts'
import { type PageView, viewComplaint, viewNotice } from './page-view.ts'
import { openPage } from './read-page.ts'
import { takeWord } from './take-word.ts'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // The address is the key to the complaint: it goes to no one else.
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

type Request = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: string; said?: string } }>

/** The customer's side of a complaint: a plain page and a form, without script and without sign-in. */
export async function serveComplaintPage(app: FastifyInstance, house: House): Promise<void> {
  const { renderPage } = await loadSite<PageView>(house)
  const answer = (reply: FastifyReply, status: number, view: PageView) =>
    reply.status(status).headers(headers).send(renderPage(view))
  const unknown = (request: Request, reply: FastifyReply) =>
    answer(reply, 404, viewNotice('unknown', preferredLanguage(request) ?? 'en'))
  const options = {
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    // Told to a customer in their language, not to a program.
    errorHandler: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 503
      if (status === 503)
        request.log.error(
          { error: { name: error.name, message: error.message }, route: request.routeOptions.url },
          "A complaint's page failed",
        )
      return answer(reply, status, viewNotice('later', preferredLanguage(request) ?? 'en'))
    },
  }
  app.get('/c/:token', options, async (request: Request, reply) => {
    const page = await openPage(house, request.params.token)
    if (!page) return unknown(request, reply)
    const { said } = request.query
    // Asked anew meanwhile, the page asks.
    const heard = !page.isAsked && (said === 'yes' || said === 'no') ? said : null
    return answer(reply, 200, viewComplaint(page, askedLanguage(request) ?? page.language, heard))
  })
  app.post('/c/:token', options, async (request: Request, reply) => {
    const taken = await takeWord(house, request.params.token, request.body)
    if (!taken) return unknown(request, reply)
    // Loaded again, the page says nothing a second time.
    const query = new URLSearchParams({
      ...(request.query.lang ? { lang: request.query.lang } : {}),
      ...(taken.said ? { said: taken.said } : {}),
    })
    return reply.redirect(`?${query}`, 303)
  })
}
