import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { apiPrefix } from '@heed/contract/endpoint.ts'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { Identifier } from '../access/identify.ts'
import type { House } from '../house.ts'
import { notAllowed, notFound } from '../problem.ts'
import type { Scope } from '../scope.ts'
import { version } from '../version.ts'
import { once } from './idempotency.ts'
import { describeApi } from './openapi.ts'
import { apiPage } from './openapi-page.ts'
import { answerProblem } from './problems.ts'
import type { Route } from './route.ts'
import { serveSignIn } from './sign-in-routes.ts'
import { serveStaffApp } from './static-pages.ts'

export const maxUploadBytes = 25 * 1024 * 1024

/** The HTTP face of the house: every feature's routes, sign-in, health, and nothing decided here. */
export async function createServer(house: House): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: house.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: house.config.trustedProxies.length > 0 ? house.config.trustedProxies : false,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: true,
  })
  app.setErrorHandler((error, request, reply) => answerProblem(house, error, request, reply))
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: house.config.url.startsWith('https:') ? [] : null,
      },
    },
    strictTransportSecurity: house.config.url.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, { global: false, keyGenerator: (request) => request.ip })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 256 * 1024 })
  await app.register(multipart, {
    limits: { fileSize: maxUploadBytes, files: 5, fields: 20, fieldSize: 128 * 1024, headerPairs: 50 },
  })
  // DELETE and bodyless POST of simple clients send an empty JSON body.
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, parseJson)

  app.get('/health', () => ({ status: 'ok' }))
  app.get('/ready', async (_request, reply) => {
    try {
      await house.pool.query('select 1')
      return { status: 'ready' }
    } catch {
      return reply.status(503).send({ status: 'database away' })
    }
  })
  serveSignIn(app, house)
  const identifier = new Identifier(house)
  for (const feature of house.features) {
    for (const route of feature.routes ?? []) register(app, house, identifier, route)
    await feature.pages?.(app, house)
  }
  const api = describeApi(
    house.features.flatMap((feature) => feature.routes ?? []),
    house.config.url,
    version,
  )
  app.get(`${apiPrefix}/openapi.json`, () => api)
  app.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(apiPage(api as never)))
  const hasStaffApp = await serveStaffApp(app)
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      String(request.headers.accept).includes('text/html')
    return hasStaffApp && wantsPage
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : answerProblem(house, notFound(), request, reply)
  })
  return app
}

/** Keys that could reach an object's prototype are dropped; half characters, which no database holds, become the mark for unreadable ones. */
const defaultJson = (text: string) =>
  JSON.parse(text, (key, value) => {
    if (key === '__proto__') return undefined
    return typeof value === 'string' ? value.toWellFormed() : value
  }) as unknown

function parseJson(
  _request: FastifyRequest,
  text: string | Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  try {
    done(null, text.length === 0 ? undefined : defaultJson(String(text)))
  } catch {
    done(Object.assign(new Error('The body is not JSON'), { statusCode: 400 }))
  }
}

function register(
  app: FastifyInstance,
  house: House,
  identifier: Identifier,
  { endpoint, handle, options }: Route,
): void {
  app.route({
    method: endpoint.method,
    url: apiPrefix + endpoint.path,
    config: { rateLimit: { max: options.perMinute ?? (endpoint.may === 'public' ? 120 : 6000), timeWindow: 60_000 } },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const scope = endpoint.may === 'public' ? (undefined as unknown as Scope) : await identifier.scopeOf(request)
      if (endpoint.may !== 'public' && endpoint.may !== 'signed-in' && !scope.may(endpoint.may)) throw notAllowed()
      const context = {
        house,
        scope,
        request,
        reply,
        params: endpoint.params?.parse(request.params),
        query: endpoint.query?.parse(request.query),
        body: endpoint.body && !options.raw ? endpoint.body.parse(request.body ?? {}) : undefined,
      }
      if (options.raw) {
        const answer = await handle(context)
        return reply.sent ? reply : answer === reply ? reply : reply.status(endpoint.status ?? 200).send(answer)
      }
      const run = async () => handle(context)
      const success = endpoint.status ?? 200
      const answer =
        endpoint.method === 'POST' && scope
          ? await once(scope, request, success, run, options)
          : { status: success, body: await run(), repeated: false }
      if (answer.repeated) reply.header('idempotency-replayed', 'true')
      if (answer.status === 204) return reply.status(204).send()
      return reply.status(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.body))
    },
  })
}
