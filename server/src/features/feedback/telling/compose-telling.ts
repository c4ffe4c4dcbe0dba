import type { Decision } from '@heed/contract/decisions.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { greet } from '../../voice/index.ts'
import { inLanguage } from '../decisions/in-language.ts'
import { fill, publicTexts } from '../said/public-texts.ts'

type Told = {
  language: Language
  business: string
  businessLanguage: Language
  caseNumber: string
  customerName: string
  addressAs: unknown
  decision: Pick<Decision, 'said' | 'did'> | null
  /** What was done about this item alone. */
  own: string | null
}

/** What a customer reads: their case by its number, what the business heard and did in its own words, and nothing of another customer. */
export function composeTelling(told: Told): { subject: string; text: string } {
  const { language, business, decision } = told
  const { mail } = publicTexts(language)
  const words = { case: told.caseNumber, business }
  const text = [
    greet(language, told.customerName, told.addressAs),
    fill(mail.opening, words),
    decision && fill(mail.said, { said: inLanguage(decision.said, language, told.businessLanguage).text }),
    fill(mail.did, {
      did: told.own ?? (decision ? inLanguage(decision.did, language, told.businessLanguage).text : ''),
    }),
    fill(mail.closing, words),
  ]
  return { subject: fill(mail.subject, words), text: text.filter(Boolean).join('\n\n') }
}

/** An item that no decision answers is told by its own words. */
export const ownWords = (item: {
  decision_id: string | null
  done_text: string | null
  decided_text: string | null
}): string | null => (item.decision_id && !item.done_text ? null : (item.done_text ?? item.decided_text))
