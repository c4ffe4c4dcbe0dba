import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { problem } from '../problem.ts'

const unkeepable = problem(400, 'request.invalid', 'The request holds a value that cannot be kept')

/** Hands everything below /api/auth to better-auth; its own throttle counts by the address seen here, not by a header of the caller. */
export function serveSignIn(app: FastifyInstance, house: House): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const body = request.method === 'POST' && request.body !== undefined ? JSON.stringify(request.body) : undefined
      // No database holds a NUL: asked for one, the library would answer with a fault.
      if (/%00/.test(request.url) || body?.includes('\\u0000')) throw unkeepable()
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (value !== undefined) headers.append(name, String(value))
      headers.set('x-heed-client', request.ip)
      headers.set('x-forwarded-for', request.ip)
      // Asked before: afterwards a session that was ended is nobody's any more.
      const isSignedIn =
        request.method === 'POST' &&
        request.headers.cookie !== undefined &&
        (await house.signIn.auth.api.getSession({ headers: new Headers({ cookie: request.headers.cookie }) })) !== null
      const answer = await house.signIn.auth.handler(
        new Request(new URL(request.url, house.config.url), {
          method: request.method,
          headers,
          ...(body === undefined ? {} : { body }),
        }),
      )
      // A session that ended, a password that changed: no process goes on believing the old one. Strangers change nothing,
      // and must not be able to close everyone's live updates.
      if (isSignedIn && answer.ok) house.bulletin.post('heed_revoked', '')
      reply.status(answer.status)
      answer.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value)
      })
      for (const value of answer.headers.getSetCookie()) reply.header('set-cookie', value)
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null)
    },
  })
}
