import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Language, languages } from '@heed/contract/primitives.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../platform/house.ts'
import { type PageView, viewForm, viewNotice } from './page-view.ts'
import { openInvitation, takeAnswer } from './take-answer.ts'

const built = join(import.meta.dirname, '../../../../site/dist/server.js')
type Site = { renderPage: (view: PageView) => string }

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
  const { renderPage } = await loadSite(house)
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
      return answer(reply, status, viewNotice('later', preferred(request) ?? 'en'))
    },
  }

  app.get('/s/:token', options, async (request: Request, reply) => {
    const found = await openInvitation(house, request.params.token)
    if (!found) return answer(reply, 404, viewNotice('unknown', preferred(request) ?? 'en'))
    const { invited, standing } = found
    const language = chosen(request) ?? (invited.language as Language)
    if (standing === 'answered') return answer(reply, 200, viewNotice('already', language, invited))
    if (standing === 'expired') return answer(reply, 410, viewNotice('expired', language, invited))
    return answer(reply, 200, viewForm(invited, language))
  })

  app.post('/s/:token', options, async (request: Request, reply) => {
    const taken = await takeAnswer(house, request.params.token, request.body, chosen(request))
    if (!taken) return answer(reply, 404, viewNotice('unknown', preferred(request) ?? 'en'))
    const language = chosen(request) ?? (taken.invited.language as Language)
    if (taken.outcome === 'answered') return answer(reply, 409, viewNotice('already', language, taken.invited))
    if (taken.outcome === 'expired') return answer(reply, 410, viewNotice('expired', language, taken.invited))
    if (taken.outcome === 'refused') return answer(reply, 400, viewForm(taken.invited, language, taken.refused))
    return answer(reply, 200, viewNotice('thanks', language, taken.invited))
  })
}

async function loadSite(house: House): Promise<Site> {
  try {
    return (await import(pathToFileURL(built).href)) as Site
  } catch (error) {
    house.log.warn(
      { error: (error as Error).message },
      'The public pages are not built (npm run build --workspace site); customers cannot answer surveys',
    )
    return { renderPage: (view) => view.title }
  }
}

const chosen = (request: Request): Language | undefined => Language.safeParse(request.query.lang).data

/** For pages that belong to no invitation: what the address says, else the first language of the browser that we speak. */
function preferred(request: FastifyRequest): Language | undefined {
  const asked = Language.safeParse((request.query as { lang?: string }).lang).data
  if (asked) return asked
  const accepted = String(request.headers['accept-language'] ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return accepted.flatMap((code) => languages.find((language) => language === code) ?? [])[0]
}
