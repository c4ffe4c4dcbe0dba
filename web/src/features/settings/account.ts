import { queryOptions } from '@tanstack/react-query'
import { authClient } from '../sign-in/auth-client.ts'

/** Why the door of sign-in refused; a key of the texts of this feature. */
export type Refusal =
  | 'wrongPassword'
  | 'wrongCode'
  | 'tooOften'
  | 'notFresh'
  | 'cancelled'
  | 'knownKey'
  | 'shortPassword'
  | 'unreachable'
  | 'failed'

const refusals: Record<string, Refusal> = {
  INVALID_PASSWORD: 'wrongPassword',
  INVALID_CODE: 'wrongCode',
  SESSION_NOT_FRESH: 'notFresh',
  PASSWORD_TOO_SHORT: 'shortPassword',
  ERROR_CEREMONY_ABORTED: 'cancelled',
  AUTH_CANCELLED: 'cancelled',
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'knownKey',
  PREVIOUSLY_REGISTERED: 'knownKey',
}

export class AccountRefused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal)
    this.name = 'AccountRefused'
    this.refusal = refusal
  }
}

type Answer<Data> = { data: Data | null; error: { status?: number; code?: string } | null }

/** What the door of sign-in answers, or an {@link AccountRefused}. */
export const ask = async <Data>(asked: Promise<Answer<Data>>): Promise<Data> => {
  const { data, error } = await asked.catch((): Answer<Data> => ({ data: null, error: { status: 0 } }))
  if (error) throw new AccountRefused(refusalOf(error))
  return data as Data
}

const refusalOf = ({ status = 0, code = '' }: { status?: number; code?: string }): Refusal => {
  if (status === 429) return 'tooOften'
  if (status === 0) return 'unreachable'
  return refusals[code] ?? 'failed'
}

export const sessionQuery = queryOptions({
  queryKey: ['account', 'session'],
  queryFn: () => ask(authClient.getSession()),
})

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => ask(authClient.listSessions()),
  retry: false,
})

export const passkeysQuery = queryOptions({
  queryKey: ['account', 'passkeys'],
  queryFn: () => ask(authClient.passkey.listUserPasskeys()),
})

/** Whether there is a password at all: who signs in through the business's own sign-in has none. */
export const hasPasswordQuery = queryOptions({
  queryKey: ['account', 'has-password'],
  queryFn: async () => (await ask(authClient.listAccounts())).some((account) => account.providerId === 'credential'),
})
