import type { QuestionResult } from '@heed/contract/surveys.ts'
import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { number, percent } from '../../ui/format.ts'
import { GapResults } from './gap-results.tsx'
import styles from './results.module.css'
import type { Behind } from './survey-queries.ts'
import { inWords } from './survey-words.ts'
import classes from './surveys.module.css'

type Part = QuestionResult['parts'][number]
type QuestionResultsProps = { at: number; question: QuestionResult; onOpen: (behind: Behind) => void }

/** One question: how many answered, what sums it up with its interval, and how often each answer was given. */
export const QuestionResults = ({ at, question, onOpen }: QuestionResultsProps) => {
  const { t } = useTranslation('surveys')
  const { id, kind, ask, answered, parts } = question
  const isLines = parts.length > 1 || parts[0]?.part !== ''
  return (
    <section className={styles.result} aria-label={inWords(ask) || id}>
      <header>
        <h2>
          <span className={classes.place}>{number(at + 1)}</span> {inWords(ask) || id}
        </h2>
        <UnstyledButton className={styles.count} disabled={answered === 0} onClick={() => onOpen({ question: id })}>
          {t('results.answered', { count: answered, n: number(answered) })}
        </UnstyledButton>
      </header>
      {kind === 'pair' && <GapResults gaps={question.gaps} />}
      {(kind === 'pair' ? [] : parts).map((part) => (
        <div key={part.part} className={styles.part}>
          {isLines && part.part !== '' && <h3>{inWords(part.words)}</h3>}
          <Summary kind={kind} part={part} />
          <Counts
            kind={kind}
            part={part}
            onOpen={(value) => onOpen({ question: id, part: partOf(kind, part, value), value })}
          />
        </div>
      ))}
      {['text', 'date', 'number'].includes(kind) && answered > 0 && (
        <UnstyledButton className="link" onClick={() => onOpen({ question: id })}>
          {t('results.read')}
        </UnstyledButton>
      )}
    </section>
  )
}

/** Several choices are kept one a part. */
const partOf = (kind: QuestionResult['kind'], part: Part, value: string) => (kind === 'multiple' ? value : part.part)

const Summary = ({ kind, part: { score, mean, n } }: { kind: QuestionResult['kind']; part: Part }) => {
  const { t } = useTranslation('surveys')
  if (n === 0) return <p className={classes.note}>{t('results.nobody')}</p>
  const isScore = kind === 'satisfaction' || kind === 'recommendation' || kind === 'effort'
  if (isScore && score?.value != null && score.low !== null && score.high !== null) {
    const write = (value: number) =>
      kind === 'recommendation' ? number(Math.round(value)) : percent(Math.round(value))
    return (
      <p className={styles.score}>
        <b>{write(score.value)}</b> {t(`score.${kind}`)}
        <small>
          {t('results.interval', { low: write(score.low), high: write(score.high) })}
          {mean !== null && ` · ${t('results.mean', { mean: number(mean, 2) })}`}
        </small>
      </p>
    )
  }
  return mean === null ? null : (
    <p className={styles.score}>
      <b>{number(mean, 2)}</b> {t(kind === 'ranking' ? 'results.meanPlace' : 'results.meanShort')}
    </p>
  )
}

const Counts = ({
  kind,
  part,
  onOpen,
}: {
  kind: QuestionResult['kind']
  part: Part
  onOpen: (value: string) => void
}) => {
  const { t } = useTranslation('surveys')
  if (['text', 'date', 'number', 'points'].includes(kind)) return null
  const most = Math.max(1, ...part.counts.map(({ n }) => n))
  return (
    <ul className={styles.counts}>
      {part.counts.map(({ value, words, n, sharePercent }) => {
        const name =
          [/^\d+$/.test(value) ? value : '', inWords(words)].filter(Boolean).join(' · ') ||
          t('results.older', { value })
        return (
          <li key={value}>
            <UnstyledButton disabled={n === 0} onClick={() => onOpen(value)}>
              <span>{name}</span>
              <i style={{ ['--share' as string]: `${(n / most) * 100}%` }} aria-hidden />
              <b>{number(n)}</b>
              <small>{sharePercent === null ? '' : percent(Math.round(sharePercent))}</small>
            </UnstyledButton>
          </li>
        )
      })}
    </ul>
  )
}
