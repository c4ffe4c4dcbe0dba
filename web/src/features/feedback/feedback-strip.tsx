import type { FeedbackFilter, FeedbackState, getFeedbackShare } from '@heed/contract/feedback.ts'
import { feedbackStates } from '@heed/contract/feedback.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ErrorNote } from '../../ui/error-note.tsx'
import { FigureStrip } from '../../ui/figure-strip.tsx'
import { number } from '../../ui/format.ts'
import { shareQuery } from './feedback-queries.ts'
import classes from './feedback-strip.module.css'
import { stateIcons } from './state-chip.tsx'

type Share = z.output<typeof getFeedbackShare.response>
type FeedbackStripProps = {
  filter: FeedbackFilter
  chosen: FeedbackState[] | undefined
  onChoose: (states: FeedbackState[] | undefined) => void
}

const isSame = (a: FeedbackState[] | undefined, b: FeedbackState[]) => a?.join() === b.join()

/** Share acted upon with its interval, and beside it how far each item came. Each number opens the rows it counts. */
export const FeedbackStrip = ({ filter, chosen, onChoose }: FeedbackStripProps) => {
  const { t } = useTranslation('feedback')
  const share = useQuery(shareQuery(filter))
  if (share.isError) return <ErrorNote reason={share.error} onRetry={() => share.refetch()} />
  return (
    <div className={classes.strip}>
      <div className={classes.share} title={t('share.title')}>
        <FigureStrip
          figures={[figureOf(share.data, t('share.label'), t('share.none'))]}
          onOpen={() => onChoose(['done', 'told'])}
        />
      </div>
      <fieldset className={classes.states}>
        <legend className="sr">{t('states')}</legend>
        <div>
          {feedbackStates.map((state) => {
            const Icon = stateIcons[state]
            const isChosen = isSame(chosen, [state])
            return (
              <button
                key={state}
                type="button"
                aria-pressed={isChosen}
                data-acted={state === 'done' || state === 'told'}
                onClick={() => onChoose(isChosen ? undefined : [state])}
              >
                <span className={classes.label}>
                  <Icon size={15} stroke={1.8} aria-hidden />
                  {t(`state.${state}`)}
                </span>
                <b>{share.data ? number(share.data.counts[state]) : '–'}</b>
              </button>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

const figureOf = (share: Share | undefined, label: string, none: string) => ({
  label,
  value: share?.value ?? null,
  low: share?.low ?? null,
  high: share?.high ?? null,
  n: share?.n ?? 0,
  tooFew: share?.tooFew ?? true,
  axis: [0, 1] as [number, number],
  write: (value: number) => number(100 * value, 1),
  unit: '%' as const,
  none,
})
