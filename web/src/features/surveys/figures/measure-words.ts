import type { SurveyMeasure } from '@heed/contract/survey-figures.ts'
import type { TFunction } from 'i18next'
import { number, percent } from '../../../ui/format.ts'
import { inWords } from '../survey-words.ts'

type Kind = SurveyMeasure['kind']
const shares: readonly Kind[] = ['top', 'easy', 'yes', 'better', 'chosen']

export const isShare = (kind: Kind) => shares.includes(kind)

/** 62%, 41, 4,25: as the kind is written. */
export const writeValue = (kind: Kind, value: number) =>
  isShare(kind) ? percent(Math.round(value)) : kind === 'promoters' ? minus(Math.round(value), 0) : minus(value, 2)

/** The same of a difference, in points: a plus is said. */
export const writeDifference = (kind: Kind, value: number) => {
  const digits = isShare(kind) || kind === 'promoters' ? 0 : 2
  const rounded = Number(value.toFixed(digits))
  return `${rounded > 0 ? '+' : ''}${minus(rounded, digits)}`
}
const minus = (value: number, digits: number) => `${value < 0 ? '−' : ''}${number(Math.abs(value), digits)}`

/** What is asked, then the line or option. */
export const nameOf = ({ ask, words, question }: SurveyMeasure) =>
  [inWords(ask) || question, inWords(words)].filter(Boolean).join(' · ')

/** What is asked and what of it is counted, for a list to choose from. */
export const longNameOf = (measure: SurveyMeasure, t: TFunction<'surveys'>) =>
  `${nameOf(measure)} – ${t(`figures.kind.${measure.kind}`)}`

/** From the lowest to the highest difference that could be, so that all lines share one axis. */
export const axisOf = (kind: Kind): [number, number] =>
  isShare(kind) ? [-60, 60] : kind === 'promoters' ? [-120, 120] : [-3, 3]
