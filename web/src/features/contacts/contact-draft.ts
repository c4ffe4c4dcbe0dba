import type { Case } from '@heed/contract/cases.ts'
import type { Channel } from '@heed/contract/channels.ts'
import type { Customer } from '@heed/contract/customers.ts'
import type { Language } from '@heed/contract/primitives.ts'

/** A contact as its form holds it, before it is a case. */
export type ContactDraft = {
  channelId: string | null
  kind: Case['kind']
  known: Customer | null
  /** Someone new is being described. */
  isNew: boolean
  name: string
  email: string
  phone: string
  language: Language
  subject: string
  text: string
  isAnswered: boolean
  told: string
  isSolved: boolean
  acknowledge: boolean
}

/** What was typed to find somebody is the first thing known of somebody new. */
export const describe = (typed: string): Pick<ContactDraft, 'name' | 'email' | 'phone'> => ({
  name: '',
  email: '',
  phone: '',
  ...(typed.includes('@') ? { email: typed } : /^\+?[\d\s()./-]{3,}$/.test(typed) ? { phone: typed } : { name: typed }),
})

export const isSpoken = (channel: Channel | undefined) => channel?.kind === 'phone' || channel?.kind === 'walk_in'

export const hasMail = ({ known, email }: ContactDraft) => email.trim() !== '' || (known?.emails.length ?? 0) > 0

const orNone = (words: string) => words.trim() || undefined

/** What the server takes. */
export const asNewCase = (draft: ContactDraft, channel: Channel | undefined) => {
  const { known, name, email, phone, language, subject, text, kind } = draft
  const isAnswered = draft.isAnswered && isSpoken(channel)
  return {
    channelId: draft.channelId ?? undefined,
    kind,
    subject: subject.trim(),
    text: text.trim(),
    customer: known
      ? { id: known.id, phone: orNone(phone), language: known.language }
      : { name: orNone(name), email: orNone(email), phone: orNone(phone), language },
    acknowledge: !isAnswered && hasMail(draft) && draft.acknowledge,
    answeredOnTheSpot: isAnswered ? { text: draft.told.trim(), solved: draft.isSolved } : undefined,
  }
}
