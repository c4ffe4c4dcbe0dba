import { createHmac, timingSafeEqual } from 'node:crypto'

const sign = (secret: string, intakeId: string) =>
  createHmac('sha256', secret).update(`form-sent:${intakeId}`).digest('base64url').slice(0, 22)

/** Lets the sender, and nobody who guesses, see the number of their case on the page after the form. */
export const makeSentToken = (secret: string, intakeId: string): string => `${intakeId}.${sign(secret, intakeId)}`

export function readSentToken(secret: string, token: string): string | undefined {
  const [intakeId = '', signature = ''] = token.split('.')
  if (!/^[0-9a-f-]{36}$/.test(intakeId) || signature.length !== 22) return undefined
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(secret, intakeId))) ? intakeId : undefined
}
