import type { countTopics, Topic } from '@heed/contract/feedback-understanding.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Chip } from '../../../ui/chip.tsx'
import { number } from '../../../ui/format.ts'
import type { PeriodName } from '../feedback-search.ts'
import classes from './topics.module.css'
import { topicName } from './understanding-queries.ts'

const parts = ['unhappy', 'neutral', 'glad', 'unsure'] as const
type Counts = z.infer<typeof countTopics.response>['items'][number]
type TopicRowProps = { topic: Topic; counts: Counts | undefined; period: PeriodName; onEdit?: () => void }

/** One topic: how often, and the moods side by side, each a door to its items. */
export const TopicRow = ({ topic, counts, period, onEdit }: TopicRowProps) => {
  const { t } = useTranslation('topics')
  const shown = period === 'quarter' ? undefined : period
  const shownParts = parts.filter((part) => counts && counts[part] > 0)
  return (
    <li className={classes.row} data-top={topic.parentId === null}>
      <div className={classes.name}>
        <b>{topicName(topic)}</b>
        {topic.notYetYours && Object.keys(topic.phrases).length > 0 && (
          <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>
        )}
      </div>
      {counts ? (
        <Link to="/feedback" search={{ period: shown, topic: topic.id }} className={classes.count}>
          {number(counts.n)}
        </Link>
      ) : (
        <span className={classes.count}>{number(0)}</span>
      )}
      <div className={classes.moods}>
        {counts && (
          <>
            <span className={classes.split} aria-hidden="true">
              {shownParts.map((part) => (
                <i key={part} data-mood={part} style={{ flexGrow: counts[part] }} />
              ))}
            </span>
            <span className={classes.parts}>
              {shownParts.map((part) => (
                <Link key={part} to="/feedback" search={{ period: shown, topic: topic.id, mood: part }}>
                  {t(`mood.${part}`)} {number(counts[part])}
                </Link>
              ))}
            </span>
          </>
        )}
      </div>
      {onEdit && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={onEdit}
          aria-label={t('edit', { name: topicName(topic) })}
        >
          {t('act.edit', { ns: 'common' })}
        </Button>
      )}
    </li>
  )
}
