import type { Language } from '@heed/contract/primitives.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import { fill, page, sayLength } from './survey-content.ts'

type Invited = {
  language: Language
  customerName: string
  formOfAddress: string | null
  business: string
  branch: string
  zone: string
  caseNumber: number
  /** What is asked, for how long it takes. */
  questions: readonly Question[]
  link: string
  expiresAt: Date
}

/** Subject and text of the invitation. It names the case by number only: words of a sender are never sent back to an address they chose. */
export function writeInvitation(invited: Invited): { subject: string; text: string } {
  const { language } = invited
  const values = {
    case: `#${invited.caseNumber}`,
    branch: invited.branch,
    business: invited.business,
    link: invited.link,
  }
  return {
    subject: fill(page.mail.subject[language], values),
    text: fill(page.mail.text[language], {
      ...values,
      ...sayLength(invited.questions, language),
      greeting: greet(language, invited.customerName, invited.formOfAddress),
      until: formatDay(invited.expiresAt, language, invited.zone),
    }),
  }
}

/** A customer known only by an address is greeted without a name. */
export function greet(language: Language, customerName: string, formOfAddress: string | null): string {
  const name = (formOfAddress ?? customerName).replace(/\s+/g, ' ').trim().slice(0, 80)
  const isName = /\p{L}/u.test(name) && !/[@:/]|www\./i.test(name)
  return isName ? fill(page.mail.greeting[language], { name }) : page.mail.greetingWithoutName[language]
}

const formatDay = (at: Date, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: zone }).format(at)
