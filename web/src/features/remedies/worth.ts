import type { Remedy } from '@heed/contract/remedies.ts'
import type { Worth } from '@heed/methods/remedy-limits.ts'
import { t } from 'i18next'
import { money, percent as percentWords } from '../../ui/format.ts'
import type { CaseRemedies } from './remedy-queries.ts'

/** "2 450 TL", "20 %, at most 100 TL"; nothing for an apology. */
export const worthWords = ({ amount, currency, percent }: Pick<Remedy, 'amount' | 'currency' | 'percent'>) => {
  if (percent !== null)
    return t('remedies:percentOff', { percent: percentWords(percent), amount: money(amount, currency) })
  return amount > 0 ? money(amount, currency) : ''
}

const counted: Remedy['state'][] = ['asked', 'granted', 'fulfilled']

/** What a case has had or may still get in one currency: the limits hold for all of it together. */
export const givenOf = ({ items, exceptions }: CaseRemedies, currency: string): Worth[] => [
  ...items.filter((remedy) => counted.includes(remedy.state) && remedy.currency === currency),
  ...exceptions.flatMap((cost) => (cost.currency === currency ? [{ kind: 'exception', amount: cost.amount }] : [])),
]

/** A code in groups that can be read aloud. */
export const codeWords = (code: string) => code.replace(/(.{4})(?=.)/g, '$1 ')
