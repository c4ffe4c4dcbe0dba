import type { Language } from '@heed/contract/primitives.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { askedLanguage, loadSite, preferredLanguage, sendPage } from '../../../platform/http/public-pages.ts'
import type { Asked } from './find-asked.ts'
import { readFields } from './form-fields.ts'
import { headersWith, kioskPolicy } from './page-headers.ts'
import { findStopping, stopAsking } from './stop-asking.ts'
import { claimThanks, type Door, openPage, type Taken, takePage } from './take-page.ts'
import { languageOf, type PageView, viewForm, viewNotice } from './view-page.ts'

type Request = FastifyRequest<{
  Params: { token: string }
  Querystring: { lang?: string; d?: string; page?: string; a?: string }
}>

const notices = { thanks: 200, answered: 409, expired: 410, closed: 410, full: 200 } as const

/** The customer's side of a survey: plain pages and forms that need no script and no sign-in. */
export async function surveyPages(app: FastifyInstance, house: House): Promise<void> {
  const { renderPage, keepingScript, framedScript } = await loadSite<PageView>(house)
  const headers = headersWith(keepingScript)
  const kioskHeaders = { ...headers, ...kioskPolicy }
  /** In a frame the page has another script, and no longer the old header that allows no other site at all. */
  const headersOf = ({ framedBy }: Asked, reply: FastifyReply) => {
    if (framedBy.length === 0) return headers
    reply.removeHeader('x-frame-options')
    return headersWith(framedScript, framedBy)
  }
  const answer = (request: FastifyRequest, reply: FastifyReply, status: number, view: PageView, asked?: Asked) =>
    sendPage(request, reply, { status, headers: asked ? headersOf(asked, reply) : headers, html: renderPage(view) })
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
      return answer(request, reply, status, viewNotice('later', preferredLanguage(request) ?? 'en'))
    },
  }

  const show = (request: Request, reply: FastifyReply, taken: Taken | undefined) => {
    const wanted = askedLanguage(request)
    if (!taken) return answer(request, reply, 404, viewNotice('unknown', preferredLanguage(request) ?? 'en'))
    if (taken.outcome === 'kept') return reply.status(204).headers(headers).send()
    if (taken.outcome === 'page') {
      const { asked, trouble } = taken.page
      const language = languageOf(asked, wanted ?? asked.language ?? preferredLanguage(request))
      const view = viewForm(taken.page, language)
      const status = trouble ? 400 : 200
      return sendPage(request, reply, {
        status,
        headers: view.kiosk ? kioskHeaders : headersOf(asked, reply),
        html: renderPage(view),
      })
    }
    const { asked, outcome } = taken
    const language: Language = languageOf(asked, wanted ?? asked.language ?? preferredLanguage(request))
    const status = request.method === 'GET' && outcome === 'answered' ? 200 : notices[outcome]
    const reward = 'reward' in taken ? taken.reward : null
    const name = outcome === 'answered' ? 'already' : outcome
    return answer(request, reply, status, viewNotice(name, language, asked, reward), asked)
  }

  const stopPage = (request: Request, reply: FastifyReply, asked: Asked | undefined, name: 'stop' | 'stopped') => {
    const wanted = askedLanguage(request)
    if (!asked) return answer(request, reply, 404, viewNotice('unknown', wanted ?? preferredLanguage(request) ?? 'en'))
    return answer(
      request,
      reply,
      200,
      viewNotice(name, languageOf(asked, wanted ?? asked.language ?? undefined), asked),
    )
  }
  app.get('/s/:token/stop', options, async (request: Request, reply) =>
    stopPage(request, reply, await findStopping(house, request.params.token), 'stop'),
  )
  // A mail program posts here by itself when its reader unsubscribes.
  app.post('/s/:token/stop', options, async (request: Request, reply) =>
    stopPage(request, reply, await stopAsking(house, request.params.token), 'stopped'),
  )

  const doors: [string, Door][] = [
    ['/s/:token', 'invited'],
    ['/q/:token', 'link'],
  ]
  for (const [path, door] of doors) {
    app.get(path, options, async (request: Request, reply) => {
      const { d, page, a } = request.query
      const back = typeof page === 'string' && /^\d{1,3}$/.test(page) ? Number(page) : undefined
      return show(
        request,
        reply,
        await openPage(house, door, request.params.token, { draftToken: text(d), back, chosen: text(a) }),
      )
    })
    app.post(path, options, async (request: Request, reply) => {
      const wanted = askedLanguage(request) ?? (door === 'link' ? preferredLanguage(request) : undefined)
      const fields = readFields(request.body)
      const { token } = request.params
      const isClaim = door === 'link' && fields.one('go') === 'claim'
      return show(
        request,
        reply,
        await (isClaim ? claimThanks(house, token, fields) : takePage(house, door, token, fields, wanted)),
      )
    })
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
