import type { Sent } from '../../../platform/mail/transport/send-mail.ts'

const limitMs = 20_000
const mostAnswerBytes = 1024 * 1024

export type ProviderAnswer = { status: number; json: unknown; retryAfterSeconds: number | undefined }

/** The provider did not answer; `reached` when it may have taken what was sent all the same. The code is what the intake knows as a passing fault. */
export class ProviderAway extends Error {
  readonly code = 'ETIMEDOUT'
  readonly reached: boolean
  constructor(reached: boolean) {
    super('The provider did not answer')
    this.reached = reached
  }
}

const unreached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** @throws ProviderAway */
export async function callProvider(url: string, init: RequestInit = {}): Promise<ProviderAnswer> {
  const answer = await open(url, init)
  const text = Buffer.from(await readBytes(answer, mostAnswerBytes)).toString()
  return { status: answer.status, json: parse(text), retryAfterSeconds: readRetryAfter(answer.headers) }
}

/** Bytes of a file at the provider; undefined when it does not give them. @throws ProviderAway */
export async function fetchBytes(
  url: string,
  init: RequestInit,
  mostBytes: number,
): Promise<{ content: Buffer; mimeType: string | undefined } | undefined> {
  const answer = await open(url, init)
  if (answer.status >= 500 || answer.status === 429) throw new ProviderAway(true)
  if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > mostBytes) {
    await answer.body?.cancel()
    return undefined
  }
  const content = await readBytes(answer, mostBytes + 1)
  if (content.byteLength > mostBytes) return undefined
  return { content, mimeType: answer.headers.get('content-type')?.split(';')[0]?.trim() }
}

async function open(url: string, init: RequestInit): Promise<Response> {
  try {
    // A redirect could carry our token to somebody else.
    return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(limitMs) })
  } catch (error) {
    const code = ((error as Error).cause as { code?: string } | undefined)?.code ?? ''
    throw new ProviderAway(!unreached.includes(code))
  }
}

/** No more than `most` bytes, whatever the other side sends. */
async function readBytes(answer: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of answer.body ?? []) {
      chunks.push(chunk)
      size += chunk.byteLength
      if (size >= most) break
    }
  } catch {
    throw new ProviderAway(true)
  }
  return Buffer.concat(chunks).subarray(0, most)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds or a date, as HTTP has it. */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')
  if (!value) return undefined
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(0, Math.ceil(seconds)), 86_400) : undefined
}

/** What an answer means where the provider says no more than its status. */
export function outcomeOf(answer: ProviderAnswer, providerId: string | undefined): Sent {
  const { status } = answer
  if (status >= 200 && status < 300)
    return { state: 'sent', response: String(status), ...(providerId ? { providerId } : {}) }
  if (status === 429)
    return { state: 'later', reason: 'messaging.rate_limited', afterSeconds: answer.retryAfterSeconds ?? 60 }
  if (status >= 500 || status === 408)
    return {
      state: 'later',
      reason: 'messaging.provider_away',
      ...(answer.retryAfterSeconds === undefined ? {} : { afterSeconds: answer.retryAfterSeconds }),
    }
  return { state: 'refused', reason: status === 401 ? 'messaging.token_refused' : 'messaging.refused' }
}

/** Whether the provider knows us; the problem's code, or undefined when all is well. */
export async function tryProvider(url: string, init: RequestInit = {}): Promise<string | undefined> {
  try {
    const { status } = await callProvider(url, init)
    if (status >= 200 && status < 300) return undefined
    return status === 401 || status === 403 || status === 404
      ? 'messaging.token_refused'
      : status === 429
        ? 'messaging.rate_limited'
        : status >= 500
          ? 'messaging.provider_away'
          : 'messaging.refused'
  } catch (error) {
    if (error instanceof ProviderAway) return 'messaging.provider_away'
    throw error
  }
}
