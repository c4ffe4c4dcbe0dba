import { z } from 'zod'
import type { Sent } from '../../../../../platform/mail/transport/send-mail.ts'
import { headerOf, hmacSha256, isSame } from '../../../../../platform/signatures.ts'
import type { Account, Adapter, FetchedFile } from '../../adapter.ts'
import { callProvider, fetchBytes, outcomeOf, type ProviderAnswer, tryProvider } from '../../call-provider.ts'

/** The version of Meta's Graph API whose shapes are read and written here. */
const version = 'v23.0'
const mostBytes = 25 * 1024 * 1024

/** Signed with the app's secret; asked for the verify token once, when the address is entered at Meta. */
export const fromMeta: Pick<Adapter, 'baseUrl' | 'isGenuine' | 'shakeHands'> = {
  baseUrl: 'https://graph.facebook.com',
  isGenuine: ({ headers, raw }, { credentials: { appSecret } }) =>
    appSecret !== undefined &&
    isSame(headerOf(headers, 'x-hub-signature-256'), `sha256=${hmacSha256(appSecret, raw, 'hex')}`),
  shakeHands: (query, { secret }) => {
    const isMeant = query['hub.mode'] === 'subscribe' && secret !== undefined
    return isMeant && isSame(query['hub.verify_token'], secret)
      ? { type: 'text/plain', body: query['hub.challenge'] ?? '' }
      : undefined
  },
}

const bearer = ({ credentials }: Account) => ({ authorization: `Bearer ${credentials.accessToken}` })
export const graphAddress = ({ baseUrl }: Account, path: string) => `${baseUrl}/${version}/${path}`

export const postGraph = (account: Account, path: string, body: object): Promise<ProviderAnswer> =>
  callProvider(graphAddress(account, path), {
    method: 'POST',
    headers: { ...bearer(account), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const postGraphForm = (account: Account, path: string, form: FormData): Promise<ProviderAnswer> =>
  callProvider(graphAddress(account, path), { method: 'POST', headers: bearer(account), body: form })

export const tryGraph = (account: Account, path: string) =>
  tryProvider(graphAddress(account, path), { headers: bearer(account) })

/** A file that Meta keeps under an id, behind an address that holds for minutes. */
export async function fetchMedia(mediaId: string, account: Account): Promise<FetchedFile | undefined> {
  const answer = await callProvider(graphAddress(account, encodeURIComponent(mediaId)), { headers: bearer(account) })
  const { url, mime_type } =
    z.object({ url: z.url(), mime_type: z.string().optional() }).safeParse(answer.json).data ?? {}
  if (!url) return undefined
  const file = await fetchBytes(url, { headers: bearer(account) }, mostBytes)
  return file && { ...file, mimeType: mime_type ?? file.mimeType }
}

/** A file behind an address that Meta signed into its call; without our token. */
export const fetchAddress = (url: string): Promise<FetchedFile | undefined> => fetchBytes(url, {}, mostBytes)

const Problem = z.object({
  error: z.object({ code: z.int(), error_subcode: z.int().optional(), message: z.string().optional() }),
})
const limits = [4, 17, 32, 613, 80006, 80007, 130429, 131048, 131056]
const tokens = [102, 190, 463, 467]
/** After the hours in which we may answer freely. */
const windows = [131047, 2534022]
const windowSubcodes = [2018278, 2534022]

/** Meta says what is wrong by its own numbers, often with the status 400. */
export function readOutcome(answer: ProviderAnswer, providerId: string | undefined): Sent {
  const problem = Problem.safeParse(answer.json).data?.error
  if (!problem) return outcomeOf(answer, providerId)
  if (limits.includes(problem.code))
    return { state: 'later', reason: 'messaging.rate_limited', afterSeconds: answer.retryAfterSeconds ?? 60 }
  if (tokens.includes(problem.code)) return { state: 'refused', reason: 'messaging.token_refused' }
  if (windows.includes(problem.code) || windowSubcodes.includes(problem.error_subcode ?? 0))
    return { state: 'refused', reason: 'messaging.window_closed' }
  if (problem.code === 551 || problem.error_subcode === 1545041)
    return { state: 'refused', reason: 'messaging.blocked' }
  return outcomeOf(answer, undefined)
}

export const reasonOf = (code: number | undefined, words: string | undefined): string =>
  code !== undefined && windows.includes(code) ? 'messaging.window_closed' : (words ?? 'messaging.refused')
