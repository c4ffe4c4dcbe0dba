import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { singleLine } from '../../../platform/mail/understand/plain-strings.ts'
import type { ProblemError } from '../../../platform/problem.ts'
import { receive } from '../intake/receive.ts'
import type { Part } from './adapter.ts'
import { findHook } from './find-hook.ts'
import { unreadableCall } from './unreadable-call.ts'

/** A message with its files, inline. */
const mostBytes = 12 * 1024 * 1024

type Request = FastifyRequest<{ Params: { kind: string; key: string }; Querystring: Record<string, string | string[]> }>

const unknown = (reply: FastifyReply) => reply.status(404).send()

/** Where providers call: what is genuine stands in the ledger before they are told that it arrived; nothing is understood here. */
export async function serveHooks(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (hooks) => {
    // The signature is over the bytes as they came.
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    hooks.setErrorHandler((error: ProblemError & { statusCode?: number }, request, reply) => {
      const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 503
      if (status === 503)
        request.log.error({ error: { name: error.name, message: error.message } }, 'A call of a provider failed')
      // The provider comes again; with what is wrong with the call it never would.
      return reply.status(status).send()
    })

    hooks.get('/hooks/:kind/:key', async (request: Request, reply) => {
      const hook = await findHook(house, request.params.kind, request.params.key)
      if (!hook?.adapter.shakeHands) return unknown(reply)
      const query = Object.fromEntries(
        Object.entries(request.query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
      )
      const answer = hook.adapter.shakeHands(query, hook.account)
      return answer ? reply.type(answer.type).send(answer.body) : reply.status(403).send()
    })

    hooks.post('/hooks/:kind/:key', { bodyLimit: mostBytes }, async (request: Request, reply) => {
      const hook = await findHook(house, request.params.kind, request.params.key)
      if (!hook) return unknown(reply)
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (!hook.adapter.isGenuine({ headers: request.headers, raw }, hook.account)) return reply.status(401).send()
      for (const part of partsOf(raw, hook.adapter.split))
        await receive(house, hook.place, {
          via: 'webhook',
          dedupeKey: part.key,
          raw: Buffer.from(typeof part.content === 'string' ? part.content : JSON.stringify(part.content)),
          source: { kind: hook.adapter.kind, ip: request.ip },
          sender: part.sender && singleLine(part.sender, 300),
          problem: part.problem,
        })
      return reply.status(200).send()
    })
  })
}

function partsOf(raw: Buffer, split: (body: unknown) => Part[]): Part[] {
  let body: unknown
  try {
    body = JSON.parse(raw.toString())
  } catch {
    return [unreadableCall(raw.toString())]
  }
  return split(body)
}
