import { apiPrefix, type Endpoint } from '@heed/contract/endpoint.ts'
import type { z } from 'zod'
import { Problem } from './problem.ts'

/** The parts of a call, each required exactly when the endpoint has it. */
type Part<Name extends string, Schema> = Schema extends z.ZodType
  ? z.ZodType extends Schema
    ? { [name in Name]?: undefined }
    : Record<never, never> extends z.input<Schema>
      ? { [name in Name]?: z.input<Schema> }
      : { [name in Name]: z.input<Schema> }
  : { [name in Name]?: undefined }

export type CallOptions = { signal?: AbortSignal; idempotencyKey?: string; keepalive?: boolean }

export type CallInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> &
  CallOptions

/** Calls an endpoint of the contract; throws a {@link Problem} when the server refuses or cannot be reached. */
export const call = async <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, R>,
  input: CallInput<P, Q, B>,
): Promise<z.output<R>> => {
  const { params, query, body, signal, idempotencyKey, keepalive } = input as Loose
  const headers = new Headers({ accept: 'application/json, application/problem+json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (endpoint.method === 'POST') headers.set('idempotency-key', idempotencyKey ?? crypto.randomUUID())
  return send(addressOf(endpoint, params, query), {
    method: endpoint.method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    keepalive,
  })
}

type Loose = CallOptions & { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }

/** The address of an endpoint with its parameters and query; lists are joined by commas, as the contract reads them. */
export const addressOf = (
  endpoint: Pick<Endpoint, 'path'>,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
) => {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value) && value.length === 0) continue
    search.set(name, String(value))
  }
  const words = search.toString()
  return `${apiPrefix}${path}${words ? `?${words}` : ''}`
}

export const send = async (address: string, request: RequestInit) => {
  const response = await fetch(address, { credentials: 'same-origin', ...request }).catch((reason) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw new Problem('offline', 0)
  })
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return null
  const kind = response.headers.get('content-type') ?? ''
  return kind.includes('json') ? response.json() : response.text()
}

const problemOf = async (response: Response) => {
  const told = await response.json().catch(() => undefined)
  return new Problem(told?.code ?? 'unreadable', response.status, told?.fields ?? [], told?.title)
}
