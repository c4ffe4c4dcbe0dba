import type { AnswerPlace } from '@heed/contract/feedback.ts'

/** An address or number that somebody left in a line of their own: "Ayşe, 0532 000 00 00". */
export function addressIn(line: string): { email?: string; phone?: string } {
  const email = /[^\s<>"',;:()]+@[^\s<>"',;:()]+\.[^\s<>"',;:()]{2,}/.exec(line)?.[0]
  const phone = /\+?\d[\d\s()./-]{5,}\d/.exec(line)?.[0]
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
}

type Words = { source: string; customer_id: string | null; said_by: string | null; email: string | null }

/** Where an answer can reach them, the best first. A post is answered beside it also where its writer is known. */
export function placesOf({ source, customer_id, said_by, email }: Words): AnswerPlace[] {
  return [
    ...(source === 'review' || source === 'social' ? (['public'] as const) : []),
    ...(mailOf({ email, said_by, source }) ? (['mail'] as const) : []),
    ...(customer_id || said_by ? (['spoken'] as const) : []),
  ]
}

/** The mail address of a known customer, or the one that a suggestion was signed with. */
export const mailOf = ({ email, said_by, source }: Omit<Words, 'customer_id'>): string | undefined =>
  email ?? (source === 'suggestion' ? addressIn(said_by ?? '').email : undefined)

/** What must not stand where everybody reads it: an address, a number to call, a case. */
export const tellsPrivate = (text: string): boolean => {
  const { email, phone } = addressIn(text)
  return email !== undefined || phone !== undefined || /#\d+/.test(text)
}
