import { randomBytes } from 'node:crypto'
import type { Language } from '@heed/contract/primitives.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { preferredLanguage } from '../../../platform/http/public-pages.ts'
import { type ChannelRecord, findFormChannel, placeOf } from '../channel.queries.ts'
import { closedPage, type FormValues, formPage, sentPage, unknownPage } from '../form-page.ts'
import { receive } from '../intake/receive.ts'
import type { FormProblem } from './form-texts.ts'
import { readBusiness } from './read-business.ts'
import { readExpectation } from './read-expectation.ts'
import { formItem, readPost } from './read-post.ts'
import { makeSentToken, readSentToken } from './sent-token.ts'

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
}
const empty: FormValues = { name: '', email: '', subject: '', message: '' }
const mostInTenMinutes = 8

type Request = FastifyRequest<{ Params: { address: string }; Querystring: { lang?: string; m?: string } }>
const send = (reply: FastifyReply, status: number, html: string) => reply.status(status).headers(headers).send(html)
const newOnce = () => randomBytes(12).toString('base64url')

/** The public page of each form channel: a form that works without script, and what to expect after it. */
export function servePublicForms(app: FastifyInstance, house: House): void {
  const options = {
    config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    bodyLimit: 26 * 1024 * 1024,
    // Told to a customer in their language, not to a program; their browser keeps what they typed.
    errorHandler: async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const known = error.statusCode && error.statusCode < 500 ? error.statusCode : 503
      if (known === 503)
        request.log.error(
          { error: { name: error.name, message: error.message }, route: request.routeOptions.url },
          'A form page failed',
        )
      const { address } = request.params as Request['params']
      const shown = { business: '', language: preferredLanguage(request) ?? 'en', address }
      return send(reply, known, formPage(shown, empty, newOnce(), [known === 429 ? 'too_many' : 'later']))
    },
  }

  app.get('/f/:address', options, async (request: Request, reply) => {
    const form = await findFormChannel(house, request.params.address)
    if (!form) return send(reply, 404, unknownPage(preferredLanguage(request) ?? 'en'))
    const { shown, otherWays } = await show(form, request)
    return send(reply, 200, otherWays ? closedPage(shown, otherWays) : formPage(shown, empty, newOnce()))
  })

  app.post('/f/:address', options, async (request: Request, reply) => {
    const form = await findFormChannel(house, request.params.address)
    if (!form) return send(reply, 404, unknownPage(preferredLanguage(request) ?? 'en'))
    const posted = await readPost(request)
    const { shown, otherWays } = await show(form, request)
    if (otherWays) return send(reply, 409, closedPage(shown, otherWays))
    const again = (status: number, ...problems: FormProblem[]) =>
      send(reply, status, formPage(shown, posted.values, posted.once || newOnce(), problems))
    if (posted.problems.length > 0)
      return again(posted.problems[0]?.startsWith('files') ? 413 : 400, ...posted.problems)
    try {
      if (await hasSentTooMuch(form, request.ip)) return again(429, 'too_many')
      const item = formItem(posted, shown.language)
      const { intakeId } = await receive(house, placeOf(form), {
        ...item,
        via: 'form',
        source: { ip: request.ip },
        sender: posted.values.email.toLowerCase(),
        subject: posted.values.subject || null,
      })
      return reply.redirect(
        `/f/${form.address}/sent?m=${makeSentToken(house.secret, intakeId)}&lang=${shown.language}`,
        303,
      )
    } catch (error) {
      request.log.warn({ error: (error as Error).message }, 'A form could not be stored')
      return again(503, 'later')
    }
  })

  app.get('/f/:address/sent', options, async (request: Request, reply) => {
    const form = await findFormChannel(house, request.params.address)
    if (!form) return send(reply, 404, unknownPage(preferredLanguage(request) ?? 'en'))
    const intakeId = readSentToken(house.secret, String(request.query.m ?? ''))
    if (!intakeId) return reply.redirect(`/f/${form.address}`, 303)
    const shown = { ...(await show(form, request)).shown, query: `m=${request.query.m}&` }
    return send(reply, 200, sentPage(shown, await readExpectation(house, form.workspace_id, intakeId, shown.language)))
  })

  const show = async (form: ChannelRecord, request: Request) => {
    const { name: business, isOpen, phones, otherWays } = await readBusiness(house, form)
    const shown = {
      business,
      language: preferredLanguage(request) ?? (form.language as Language),
      address: form.address ?? '',
      phones,
    }
    return { shown, otherWays: isOpen ? undefined : otherWays }
  }

  /** Counted in the ledger, so that several processes count together. */
  const hasSentTooMuch = (form: ChannelRecord, ip: string): Promise<boolean> =>
    house.scopeOf(form.workspace_id).transaction(async (tx) => {
      const since = new Date(now().getTime() - 600_000)
      const rows = await tx.db
        .selectFrom('intake_item')
        .select('source')
        .where('channel_id', '=', form.id)
        .where('received_at', '>', since)
        .orderBy('id', 'desc')
        .limit(500)
        .execute()
      return rows.filter(({ source }) => (source as { ip?: string }).ip === ip).length >= mostInTenMinutes
    })
}
