import type { QuestionResult } from '@heed/contract/surveys.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import classes from './results.module.css'
import { inWords } from './survey-words.ts'

const top = 7
const placeOf = (value: number) => `${((value - 1) / (top - 1)) * 100}%`

/** Pairs line by line: a bar from what customers get to what they expect, and the gap in points with its interval. */
export const GapResults = ({ gaps }: { gaps: QuestionResult['gaps'] }) => {
  const { t } = useTranslation('surveys')
  return (
    <ul className={classes.gaps}>
      {gaps.map(({ part, words, expected, received, gap }) => (
        <li key={part}>
          <span>{inWords(words) || part}</span>
          <i aria-hidden>
            {expected !== null && <u style={{ left: placeOf(expected) }} data-of="expected" />}
            {received !== null && <u style={{ left: placeOf(received) }} data-of="received" />}
          </i>
          <span className={classes.gap} data-short={gap.value !== null && gap.value < 0}>
            {gap.value === null ? (
              <small>{t('gap.none')}</small>
            ) : (
              <>
                <b>{signed(gap.value)}</b>
                <small>
                  {t('gap.sides', { expected: number(expected ?? 0, 1), received: number(received ?? 0, 1) })}
                  {gap.low !== null && gap.high !== null
                    ? ` · ${t('results.interval', { low: signed(gap.low), high: signed(gap.high) })}`
                    : ` · ${t('gap.few', { count: gap.n })}`}
                </small>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A minus is a minus, and a plus is said. */
const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value), 2)}`

type ServiceQuality = {
  dimensions: { question: string; ask: QuestionResult['ask']; gap: number | null; points: number | null }[]
  unweighted: number | null
  weighted: number | null
}

/** The dimensions, the widest gap first, and the gap as a whole: weighted by what customers find important where they said so. */
export const GapSummary = ({ quality }: { quality: ServiceQuality }) => {
  const { t } = useTranslation('surveys')
  const whole = quality.weighted ?? quality.unweighted
  if (whole === null) return null
  const listed = [...quality.dimensions].sort((one, other) => (one.gap ?? top) - (other.gap ?? top))
  return (
    <section className={classes.result} aria-label={t('gap.title')}>
      <h2>{t('gap.title')}</h2>
      <p className={classes.score}>
        <b>{signed(whole)}</b> {t(quality.weighted === null ? 'gap.unweighted' : 'gap.weighted')}
        <small>
          {t('gap.means')}
          {quality.weighted !== null &&
            quality.unweighted !== null &&
            ` ${t('gap.plain', { gap: signed(quality.unweighted) })}`}
        </small>
      </p>
      {listed.length > 1 && (
        <ol className={classes.dimensions}>
          {listed.map(({ question, ask, gap, points }) => (
            <li key={question}>
              <span>{inWords(ask) || question}</span>
              <b>{gap === null ? '–' : signed(gap)}</b>
              <small>{points === null ? '' : t('gap.points', { n: number(points, 1) })}</small>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
