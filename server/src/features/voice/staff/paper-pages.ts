import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { askedLanguage, loadSite, preferredLanguage, sendPage } from '../../../platform/http/public-pages.ts'
import { readFields } from '../page/form-fields.ts'
import { headersWith } from '../page/page-headers.ts'
import { type PageView, viewNotice } from '../page/view-page.ts'
import { openPaper, type PaperTaken, takePaper } from './hand-in.ts'
import { viewPaper, viewPaperNotice } from './view-paper.ts'

type Request = FastifyRequest<{ Params: { token: string } }>

/** Where an employee hands in a paper: a plain page whose address is opened from within Heed. */
export async function paperPages(app: FastifyInstance, house: House): Promise<void> {
  const { renderPage } = await loadSite<PageView>(house)
  const headers = headersWith(undefined)
  const answer = (request: FastifyRequest, reply: FastifyReply, status: number, view: PageView) =>
    sendPage(request, reply, { status, headers, html: renderPage(view) })
  const show = (request: Request, reply: FastifyReply, taken: PaperTaken | undefined) => {
    if (!taken) return answer(request, reply, 404, viewNotice('unknown', preferredLanguage(request) ?? 'en'))
    const language = askedLanguage(request) ?? taken.asked.language
    if (taken.outcome === 'page') return answer(request, reply, taken.faults ? 400 : 200, viewPaper(taken, language))
    const status = taken.outcome === 'thanks' || request.method === 'GET' ? 200 : 409
    return answer(request, reply, status, viewPaperNotice(taken.outcome, taken.asked, language))
  }
  const options = {
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    // A fault is told in the reader's language; what they wrote is in no log.
    errorHandler: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 503
      if (status === 503) request.log.error({ error: { name: error.name } }, 'A paper could not be taken')
      return answer(request, reply, status, viewNotice('later', preferredLanguage(request) ?? 'en'))
    },
  }
  app.get('/e/:token', options, async (request: Request, reply) =>
    show(request, reply, await openPaper(house, request.params.token)),
  )
  app.post('/e/:token', options, async (request: Request, reply) =>
    show(request, reply, await takePaper(house, request.params.token, readFields(request.body))),
  )
}
