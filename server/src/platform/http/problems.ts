import { notOneLine, type Problem } from '@heed/contract/primitives.ts'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import type { House } from '../house.ts'
import { ProblemError } from '../problem.ts'

/** Maps everything thrown to RFC 9457; what is unknown is logged and answered without detail. */
export function answerProblem(
  house: House,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = recognise(error)
  if (!known) {
    request.log.error(
      {
        error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : 'unknown',
        route: request.routeOptions.url,
      },
      'An unexpected fault',
    )
  }
  const { status, code, title, fields, headers } = known ?? {
    status: 500,
    code: 'unexpected',
    title: 'Something failed here; it was noted',
  }
  const body: Problem = {
    type: `${house.config.url}/problems/${code}`,
    title,
    status,
    code,
    ...(fields ? { fields } : {}),
  }
  return reply
    .status(status)
    .headers(headers ?? {})
    .type('application/problem+json')
    .send(JSON.stringify(body))
}

/** What PostgreSQL says of a value of the request: NUL in a text, out of range, no such day, no UUID or number (in a made-up cursor). */
const unkeepable = ['22021', '22P05', '22003', '22007', '22008', '22P02']

type Known = {
  status: number
  code: string
  title: string
  fields?: Problem['fields']
  headers?: Record<string, string>
}

function recognise(error: unknown): Known | undefined {
  if (error instanceof ProblemError)
    return {
      status: error.status,
      code: error.code,
      title: error.message,
      fields: error.fields,
      headers: error.headers,
    }
  if (error instanceof ZodError) {
    const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), rule: ruleOf(issue) }))
    if (fields.every(({ rule }) => rule === notOneLine))
      return {
        status: 422,
        code: notOneLine,
        title: 'A text of one line holds a line end or a control character',
        fields,
      }
    return { status: 400, code: 'request.invalid', title: 'The request does not fit the contract', fields }
  }
  const { code, statusCode } = error as FastifyError
  if (isDatabaseAway(code))
    return {
      status: 503,
      code: 'database.away',
      title: 'The database cannot be reached; nothing was changed',
      headers: { 'retry-after': '2' },
    }
  if (code === '53100') return { status: 507, code: 'storage.full', title: 'The disk is full; nothing was changed' }
  if (code === 'ENOSPC') return { status: 507, code: 'storage.full', title: 'The disk is full; nothing was changed' }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return { status: 413, code: 'request.too_large', title: 'The request is larger than allowed' }
  if (statusCode === 429) return { status: 429, code: 'request.too_many', title: 'Too many requests; wait a little' }
  if (statusCode && statusCode < 500)
    return { status: statusCode, code: 'request.malformed', title: 'The request cannot be read' }
  if (code && unkeepable.includes(code))
    return { status: 400, code: 'request.invalid', title: 'The request holds a value that cannot be kept' }
  return undefined
}

function ruleOf(issue: ZodError['issues'][number]): string {
  if (issue.code === 'custom' || issue.message === notOneLine) return issue.message
  return issue.code
}

/** PostgreSQL shutting down or refusing, and broken connections. */
function isDatabaseAway(code: string | undefined): boolean {
  if (code === undefined) return false
  return [
    '57P01',
    '57P02',
    '57P03',
    '08000',
    '08001',
    '08003',
    '08006',
    '53300',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
  ].includes(code)
}
