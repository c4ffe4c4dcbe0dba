import type { Language } from '@heed/contract/primitives.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../platform/house.ts'
import { askedLanguage, loadSite, preferredLanguage } from '../../platform/http/public-pages.ts'
import { type PageView, viewForm, viewNotice } from './page-view.ts'
import { openInvitation, takeAnswer } from './take-answer.ts'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  // The address is the key to the answer: it goes to no one else.
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

type Request = FastifyRequest<{ Params: { token: string }; Querystring: { lang?: string } }>

/** The customer's side of a survey: plain pages and a form, without script and without sign-in. */
export async function surveyPages(app: FastifyInstance, house: House): Promise<void> {
  const { renderPage } = await loadSite<PageView>(house)
  const answer = (reply: FastifyReply, status: number, view: PageView) =>
    reply.status(status).headers(headers).send(renderPage(view))
  const options = {
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    // Whatever fails here is told to a customer, in their language, not to a program.
    errorHandler: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 503
      if (status === 503)
        request.log.error(
          { error: { name: error.name, message: error.message }, route: request.routeOptions.url },
          'A survey page failed',
        )
      return answer(reply, status, viewNotice('later', preferredLanguage(request) ?? 'en'))
    },
  }

  app.get('/s/:token', options, async (request: Request, reply) => {
    const found = await openInvitation(house, request.params.token)
    if (!found) return answer(reply, 404, viewNotice('unknown', preferredLanguage(request) ?? 'en'))
    const { invited, standing } = found
    const language = askedLanguage(request) ?? (invited.language as Language)
    if (standing === 'answered') return answer(reply, 200, viewNotice('already', language, invited))
    if (standing === 'expired') return answer(reply, 410, viewNotice('expired', language, invited))
    return answer(reply, 200, viewForm(invited, language))
  })

  app.post('/s/:token', options, async (request: Request, reply) => {
    const taken = await takeAnswer(house, request.params.token, request.body, askedLanguage(request))
    if (!taken) return answer(reply, 404, viewNotice('unknown', preferredLanguage(request) ?? 'en'))
    const language = askedLanguage(request) ?? (taken.invited.language as Language)
    if (taken.outcome === 'answered') return answer(reply, 409, viewNotice('already', language, taken.invited))
    if (taken.outcome === 'expired') return answer(reply, 410, viewNotice('expired', language, taken.invited))
    if (taken.outcome === 'refused') return answer(reply, 400, viewForm(taken.invited, language, taken.refused))
    return answer(reply, 200, viewNotice('thanks', language, taken.invited))
  })
}
