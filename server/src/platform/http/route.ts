import type { Endpoint } from '@heed/contract/endpoint.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { House } from '../house.ts'
import type { Scope } from '../scope.ts'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

export type Context<Definition extends Endpoint> = {
  house: House
  scope: Scope
  params: Parsed<Definition['params']>
  query: Parsed<Definition['query']>
  body: Parsed<Definition['body']>
  request: FastifyRequest
  reply: FastifyReply
}

export type Route = {
  endpoint: Endpoint
  // biome-ignore lint/suspicious/noExplicitAny: typed by `route`, stored for all endpoints together
  handle: (context: any) => unknown
  options: RouteOptions
}

export type RouteOptions = {
  /** Requests a minute from one address, where fewer than the general limit are sensible. */
  perMinute?: number
  /** The answer shows a secret once: it is not kept for repeats. */
  holdsSecret?: boolean
  /** Handles its own body (uploads) or answer (streams, files). */
  raw?: boolean
}

/** Binds an endpoint to its use case. The permission stands in the endpoint itself; public endpoints get no scope. */
export const route = <Definition extends Endpoint>(
  endpoint: Definition,
  handle: (context: Context<Definition>) => Promise<z.input<Definition['response']>> | z.input<Definition['response']>,
  options: RouteOptions = {},
): Route => ({ endpoint, handle, options })
