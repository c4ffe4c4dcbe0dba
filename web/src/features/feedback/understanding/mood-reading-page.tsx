import type { MoodReading } from '@heed/contract/feedback-understanding.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../../app/languages.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { exactTime, number, percent } from '../../../ui/format.ts'
import { IntervalAxis } from '../../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { PageFrame, Sheet } from '../../settings/page-frame.tsx'
import classes from './topics.module.css'
import { moodReadingQuery } from './understanding-queries.ts'

/** How well moods are read in each language, measured with comments that were never learned from. */
export const MoodReadingPage = () => {
  const { t } = useTranslation('topics')
  const reading = useQuery(moodReadingQuery)
  return (
    <PageFrame
      title={t('reading.title')}
      lead={
        <>
          {t('reading.lead')}{' '}
          <Link to="/feedback/topics" className="link">
            {t('title')}
          </Link>
        </>
      }
    >
      {reading.isPending && <PageSkeleton rows={5} />}
      {reading.isError && <ErrorNote reason={reading.error} onRetry={() => reading.refetch()} />}
      {reading.data && (
        <>
          <p className={classes.progress}>
            {t('reading.lessons', {
              n: number(reading.data.lessons.waiting),
              needed: number(reading.data.lessons.needed),
            })}
          </p>
          <Sheet label={t('reading.title')}>
            {reading.data.items.map((item) => (
              <LanguageRow key={item.language} item={item} />
            ))}
          </Sheet>
        </>
      )}
    </PageFrame>
  )
}

const LanguageRow = ({ item }: { item: MoodReading }) => {
  const { t } = useTranslation('topics')
  const { measured } = item
  return (
    <li className={classes.language_row}>
      <div>
        <b>{languageNames[item.language]}</b>
        <small>{t(item.isLearned ? 'reading.learned' : 'reading.readyWords', { n: number(item.learnedFrom) })}</small>
        {item.learnedAt && <small>{exactTime(item.learnedAt)}</small>}
      </div>
      {measured ? (
        <div className={classes.figures}>
          <Figure label={t('reading.accuracy')} share={measured.accuracy} against={measured.always.accuracy} />
          <Figure label={t('reading.macroF1')} share={measured.macroF1} against={measured.always.macroF1} />
          <p className="quiet small">
            {t('reading.against', { mood: t(`mood.${measured.always.mood}`), n: number(item.heldOut) })}{' '}
            {t('reading.sure', { n: number(measured.sure.n), right: number(measured.sure.right) })}
          </p>
        </div>
      ) : (
        <p className="quiet">{t('reading.tooFew', { n: number(item.heldOut) })}</p>
      )}
    </li>
  )
}

type FigureProps = { label: string; share: { value: number; low: number; high: number }; against: number }
const Figure = ({ label, share, against }: FigureProps) => {
  const { t } = useTranslation('topics')
  return (
    <div className={classes.figure}>
      <small>{label}</small>
      <b className={classes.value}>{percent(Math.round(100 * share.value))}</b>
      <IntervalAxis axis={[0, 1]} value={share.value} low={share.low} high={share.high} previous={against} />
      <small>
        {t('reading.interval', {
          low: percent(Math.round(100 * share.low)),
          high: percent(Math.round(100 * share.high)),
          always: percent(Math.round(100 * against)),
        })}
      </small>
    </div>
  )
}
