import type { Standard } from '@heed/contract/standards.ts'
import { t } from 'i18next'
import { duration } from '../../ui/format.ts'

/** A target on opening hours is said in hours: a "day" of opening hours would mean something else in every branch. */
export const targetWords = ({ targetSeconds, hours }: Pick<Standard, 'targetSeconds' | 'hours'>) =>
  hours === 'branch' && targetSeconds >= 86_400 && targetSeconds % 3600 === 0
    ? t('duration.hours', { hours: targetSeconds / 3600 })
    : duration(targetSeconds)

export type Unit = 'minutes' | 'hours' | 'days'
export const unitSeconds: Record<Unit, number> = { minutes: 60, hours: 3600, days: 86_400 }

/** A target as a person would type it: the largest unit that needs no fraction. */
export const amountOf = ({ targetSeconds, hours }: Pick<Standard, 'targetSeconds' | 'hours'>) => {
  const units: Unit[] = hours === 'always' ? ['days', 'hours'] : ['hours']
  const unit = units.find((unit) => targetSeconds >= unitSeconds[unit] && targetSeconds % unitSeconds[unit] === 0)
  const chosen = unit ?? 'minutes'
  return { amount: Math.max(1, Math.round(targetSeconds / unitSeconds[chosen])), unit: chosen }
}
