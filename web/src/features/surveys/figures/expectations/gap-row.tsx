import type { SurveyExpectations } from '@heed/contract/survey-expectations.ts'
import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../../app/session.ts'
import { number } from '../../../../ui/format.ts'
import type { Behind } from '../../survey-queries.ts'
import { inWords } from '../../survey-words.ts'
import figures from '../figures.module.css'
import { writeDifference } from '../measure-words.ts'
import { useDifferenceWords } from '../use-difference-words.ts'
import classes from './expectations.module.css'

type Dimension = SurveyExpectations['dimensions'][number]
type Gaps = Omit<Dimension, 'question' | 'ask' | 'lines'>
const top = 7
const placeOf = (value: number) => `${((value - 1) / (top - 1)) * 100}%`
const sides = ['managers', 'expected', 'received'] as const

type GapRowProps = { dimension: Dimension; roundId: string | undefined; onOpen: (behind: Behind) => void }

/** One dimension: three means on one scale, and the two gaps; its lines below where there are several. */
export const GapRow = ({ dimension, roundId, onOpen }: GapRowProps) => {
  const { question, ask, lines, ...gaps } = dimension
  const only = lines.length === 1 ? lines[0] : undefined
  const open = (part: string) => (side: 'e' | 'p') => onOpen({ question, part: `${part}.${side}` })
  return (
    <li>
      <Gap name={inWords(ask) || question} gaps={gaps} roundId={roundId} onOpen={only && open(only.part)} />
      {!only && (
        <ul className={classes.lines}>
          {lines.map(({ part, words, ...line }) => (
            <li key={part}>
              <Gap name={inWords(words) || part} gaps={line} roundId={roundId} onOpen={open(part)} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

type GapProps = {
  name: string
  gaps: Gaps
  roundId: string | undefined
  /** Opens the answers of customers; those of managers are opened in their round, as counts. */
  onOpen: ((side: 'e' | 'p') => void) | undefined
}

const Gap = ({ name, gaps, roundId, onOpen }: GapProps) => {
  const { t } = useTranslation('surveys')
  const say = useDifferenceWords()
  const may = useMay()
  const { managersGap, customersGap } = gaps
  return (
    <div className={classes.gap}>
      <span>{name}</span>
      <div>
        <i aria-hidden="true">
          {sides.map((of) => {
            const { mean } = gaps[of]
            return mean !== null && <u key={of} style={{ left: placeOf(mean) }} data-of={of} />
          })}
        </i>
        <p className={classes.means}>
          {sides.map((of) => {
            const { mean, n } = gaps[of]
            const words = `${t(`expect.side.${of}`)} ${mean === null ? '–' : number(mean, 1)} (${number(n)})`
            if (of === 'managers')
              return roundId && may('survey:edit') ? (
                <Link key={of} to="/staff-surveys/$roundId" params={{ roundId }} className="link">
                  {words}
                </Link>
              ) : (
                <span key={of}>{words}</span>
              )
            return onOpen && n > 0 ? (
              <UnstyledButton key={of} className="link" onClick={() => onOpen(of === 'expected' ? 'e' : 'p')}>
                {words}
              </UnstyledButton>
            ) : (
              <span key={of}>{words}</span>
            )
          })}
        </p>
      </div>
      <span className={figures.difference} data-verdict={managersGap.verdict}>
        <span>
          {t('expect.gap1')} <b>{managersGap.value === null ? '–' : writeDifference('gap', managersGap.value)}</b>{' '}
          {say('gap', managersGap)}
        </span>
        <span>
          {t('expect.gap5')} <b>{customersGap.value === null ? '–' : writeDifference('gap', customersGap.value)}</b>{' '}
          {customersGap.low !== null &&
            customersGap.high !== null &&
            t('results.interval', {
              low: writeDifference('gap', customersGap.low),
              high: writeDifference('gap', customersGap.high),
            })}
        </span>
      </span>
    </div>
  )
}
