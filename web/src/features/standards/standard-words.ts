import type { Source, Standard, Wording } from '@heed/contract/standards.ts'
import { t } from 'i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { duration } from '../../ui/format.ts'

type WhenThen = NonNullable<Wording['en']>

/** A target on opening hours is said in hours: a "day" of opening hours would mean something else in every branch. */
const within = (targetSeconds: number, hours: Standard['hours']) =>
  hours === 'branch' && targetSeconds >= 86_400 && targetSeconds % 3600 === 0
    ? t('duration.hours', { hours: targetSeconds / 3600 })
    : duration(targetSeconds)

/** The limit in as few words as can be: "2 h", "30 s or 30 steps", "at most 1", "at least 4". */
export const targetWords = ({ method, measure, targetSeconds, hours, limitCount }: Standard): string => {
  switch (method) {
    case 'clock': {
      const time = within(targetSeconds ?? 0, hours)
      return measure === 'greeting' && limitCount !== null
        ? t('standards:limit.timeOrSteps', { time, steps: limitCount })
        : time
    }
    case 'count':
      return t('standards:limit.atMost', { n: limitCount })
    case 'survey_item':
      return t('standards:limit.atLeast', { n: limitCount })
    default:
      return t('standards:limit.each')
  }
}

/** "When a customer comes in: greet them." */
export const sentenceOf = ({ when, act }: WhenThen) => (when ? t('standards:sentence', { when, act }) : act)

/** In the reader's language, or the first that there is. */
export const wordingOf = ({ wording }: Pick<Standard, 'wording'>) =>
  wording[currentLanguage()] ?? Object.values(wording)[0]

export const sourceWords = ({ kind }: Pick<Source, 'kind'>) => t(`standards:source.${kind}`)

export type Unit = 'seconds' | 'minutes' | 'hours' | 'days'
export const unitSeconds: Record<Unit, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

/** A target as a person would type it: the largest unit that needs no fraction. */
export const amountOf = ({ targetSeconds, hours }: Pick<Standard, 'targetSeconds' | 'hours'>) => {
  const seconds = targetSeconds ?? 0
  const units: Unit[] = hours === 'always' ? ['days', 'hours', 'minutes'] : ['hours', 'minutes']
  const unit = units.find((unit) => seconds >= unitSeconds[unit] && seconds % unitSeconds[unit] === 0)
  const chosen = unit ?? 'seconds'
  return { amount: Math.max(1, Math.round(seconds / unitSeconds[chosen])), unit: chosen }
}
