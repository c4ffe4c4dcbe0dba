import { authClient } from './auth-client.ts'

/** How a try to sign in ended; a refusal is a key of the texts of this feature. */
export type Outcome = 'in' | 'code' | Refusal
export type Refusal =
  | 'wrong'
  | 'wrongCode'
  | 'wrongPasskey'
  | 'tooOften'
  | 'unreachable'
  | 'elsewhereUnknown'
  | 'elsewhereUnproven'
  | 'elsewhereFailed'

type Answer = { data?: unknown; error?: { status?: number } | null } | null | undefined

const outcome = async (answer: Promise<Answer>, refusal: Refusal): Promise<Outcome> => {
  const { data, error } = (await answer.catch((): Answer => ({ error: { status: 0 } }))) ?? {}
  if (error)
    return error.status === 429
      ? 'tooOften'
      : (error.status ?? 0) >= 500 || error.status === 0
        ? 'unreachable'
        : refusal
  return (data as { twoFactorRedirect?: boolean } | null)?.twoFactorRedirect ? 'code' : 'in'
}

export const signInWithPassword = (email: string, password: string) =>
  outcome(authClient.signIn.email({ email, password }), 'wrong')

export const confirmWithCode = (code: string, trustDevice: boolean) =>
  outcome(authClient.twoFactor.verifyTotp({ code, trustDevice }), 'wrongCode')

export const confirmWithBackupCode = (code: string, trustDevice: boolean) =>
  outcome(authClient.twoFactor.verifyBackupCode({ code, trustDevice }), 'wrongCode')

export const signInWithPasskey = () => outcome(authClient.signIn.passkey() as Promise<Answer>, 'wrongPasskey')

/** Leaves for the business's own sign-in and comes back to `next`. */
export const signInElsewhere = (providerId: string, next: string) =>
  outcome(authClient.signIn.social({ provider: providerId as 'google', callbackURL: next }), 'unreachable')

/** Why the business's own sign-in led back here without letting anybody in, from the address that it led to. */
export const refusalElsewhere = (error: string | undefined): Refusal | undefined => {
  if (!error) return undefined
  if (error === 'signup_disabled') return 'elsewhereUnknown'
  return error === 'account_not_linked' ? 'elsewhereUnproven' : 'elsewhereFailed'
}
