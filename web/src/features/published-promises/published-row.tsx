import type { PublishedPromise } from '@heed/contract/published-promises.ts'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { calendarDay, dayOf, number, percent } from '../../ui/format.ts'
import classes from './published.module.css'

type PublishedRowProps = {
  promise: PublishedPromise
  onTimes: (kept: 'yes' | 'no') => void
  onEdit: (() => void) | undefined
  onReview: (() => void) | undefined
}

/** A promise in its words, how it is known whether it holds, and its counts, each a door to its cases. */
export const PublishedRow = ({ promise, onTimes, onEdit, onReview }: PublishedRowProps) => {
  const { t } = useTranslation('published')
  const { words, kind, publishedWhere, owner, standard, results, logged, lastReview } = promise
  const interval = results.interval?.map((edge) => percent(Math.round(edge))).join(' – ')
  return (
    <li className={classes.row}>
      <div>
        <h2>{words}</h2>
        <p>
          {t(`kind.${kind}`)} · {publishedWhere} · {t('owner', { name: owner.name })}
        </p>
        <p>
          {standard ? (
            <>
              {t('measuredBy')}{' '}
              <Link to="/standards/$standardId" params={{ standardId: standard.id }} className="link">
                {standard.name}
              </Link>
            </>
          ) : (
            <Chip tone="warn">{t('noMeasure')}</Chip>
          )}
        </p>
        {!promise.retired && (
          <p>
            {promise.isReviewDue ? (
              <Chip tone="warn">{t('reviewDue', { day: calendarDay(promise.reviewOn) })}</Chip>
            ) : (
              t('reviewOn', { day: calendarDay(promise.reviewOn) })
            )}
            {lastReview && ` · ${t('reviewed', { day: dayOf(lastReview.at), words: lastReview.words })}`}
          </p>
        )}
      </div>
      <div className={classes.figures}>
        {results.sharePercent !== null ? (
          <p>
            <b>{percent(Math.round(results.sharePercent))}</b>
            <small>{t('keptShare', { interval })}</small>
          </p>
        ) : (
          <p>
            <small>{t(standard ? 'noResults' : 'shareUnknown')}</small>
          </p>
        )}
        <p className={classes.counts}>
          {standard && (
            <button type="button" className="link" disabled={results.kept === 0} onClick={() => onTimes('yes')}>
              {t('keptCount', { n: number(results.kept) })}
            </button>
          )}
          <button type="button" className="link" disabled={results.missed === 0} onClick={() => onTimes('no')}>
            {t('brokenCount', { n: number(results.missed) })}
          </button>
          {logged > 0 && <small>{t('loggedCount', { n: number(logged) })}</small>}
        </p>
      </div>
      {(onEdit || onReview) && (
        <div className={classes.acts}>
          {onReview && promise.isReviewDue && (
            <Button size="xs" aria-label={`${t('review.open')}: ${words}`} onClick={onReview}>
              {t('review.open')}
            </Button>
          )}
          {onEdit && (
            <Button
              size="xs"
              leftSection={<IconPencil size={14} stroke={1.7} />}
              aria-label={`${t('act.edit', { ns: 'common' })}: ${words}`}
              onClick={onEdit}
            >
              {t('act.edit', { ns: 'common' })}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
