import type { FigureSet, Insight } from '@heed/contract/insight.ts'
import { t } from 'i18next'
import { number } from '../../ui/format.ts'
import { noScoreWords } from './aspect-words.ts'
import { shortDay } from './day-words.ts'
import type { Behind } from './insight-search.ts'
import {
  type EstimateKey,
  estimateKeyOf,
  goodOf,
  type SpeedKey,
  sideOf,
  speedKeyOf,
  time,
  written,
} from './measures.ts'

/** The figures of the part that was opened; undefined when the page does not show that part. */
export const figuresBehind = (insight: Insight, behind: Behind): FigureSet | undefined => {
  const { branchId, channelKind, memberId, week } = behind
  if (week) return insight.byWeek.find((group) => group.week === week)?.figures
  if (branchId) return insight.byBranch.find((group) => group.id === branchId)?.figures
  if (memberId) return insight.byMember.find((group) => group.id === memberId)?.figures
  if (channelKind) return insight.byChannel.find((group) => group.kind === channelKind)?.figures
  return insight.all
}

const partName = (insight: Insight, { branchId, channelKind, memberId, week }: Behind) => {
  if (week) return t('insight:trend.weekOf', { day: shortDay(week) })
  if (branchId) return insight.byBranch.find((group) => group.id === branchId)?.name
  if (memberId) return insight.byMember.find((group) => group.id === memberId)?.name
  return channelKind && t(`channel.${channelKind}`)
}

type BehindWords = { title: string; sentences: string[] /** How many rows there are. */; count: number | undefined }

/** What the figure counts, how sure it is, and how it stands against the whole. */
export const behindWords = (insight: Insight, behind: Behind): BehindWords => {
  const figures = figuresBehind(insight, behind)
  const key = estimateKeyOf(behind.figure)
  const speedKey = speedKeyOf(behind.figure)
  const part = partName(insight, behind)
  const named = (value: string) =>
    [part, t(`insight:figure.${behind.figure}`)].filter(Boolean).join(', ') + (value && `: ${value}`)
  if (!figures) return { title: named(''), sentences: [t('insight:noData')], count: 0 }
  const isPart = part !== undefined
  if (key) return estimateWords(insight, figures, key, behind, named, isPart)
  return speedWords(figures, speedKey ?? 'firstAnswerTime', named, insight)
}

const estimateWords = (
  insight: Insight,
  figures: FigureSet,
  key: EstimateKey,
  { good }: Behind,
  named: (value: string) => string,
  isPart: boolean,
): BehindWords => {
  const estimate = figures[key]
  const { value, low, high, n } = estimate
  const split = goodOf(key, figures)
  const count = good === undefined ? n : good === 'true' ? split?.good : split?.bad
  const meaning = t(`insight:meaning.${key}`)
  if (value === null || low === null || high === null || !split) {
    const few = n === 0 ? noScoreWords(insight, figures, key) : t('figure.tooFew', { n })
    return { title: named(''), sentences: [`${few}.`, meaning], count }
  }
  const sentences = [
    t(`insight:behind.${key}`, { good: number(split.good), bad: number(split.bad), n: number(n) }),
    t('insight:behind.interval', { low: written(key, low), high: written(key, high) }),
  ]
  if (isPart) {
    const whole = insight.all[key]
    const side = sideOf(estimate, whole)
    if (whole.value !== null)
      sentences.push(t(`insight:behind.${side ?? 'within'}`, { value: written(key, whole.value) }))
  }
  return { title: named(written(key, value)), sentences: [sentences.join(' '), meaning], count }
}

const speedWords = (
  figures: FigureSet,
  key: SpeedKey,
  named: (value: string) => string,
  insight: Insight,
): BehindWords => {
  const { median, slowestTenth, pausedMedian, n } = figures[key]
  if (median === null || slowestTenth === null)
    return {
      title: named(''),
      sentences: [`${n === 0 ? t('insight:noData') : t('figure.tooFew', { n })}.`, t(`insight:meaning.${key}`)],
      count: n,
    }
  const sentences = [t('insight:behind.speed', { median: time(median), slowest: time(slowestTenth) })]
  if (pausedMedian !== null) sentences.push(t('insight:behind.paused', { paused: time(pausedMedian) }))
  if (figures !== insight.all && insight.all[key].median !== null)
    sentences.push(t('insight:behind.wholeMedian', { value: time(insight.all[key].median) }))
  return { title: named(time(median)), sentences: [sentences.join(' '), t(`insight:meaning.${key}`)], count: n }
}
