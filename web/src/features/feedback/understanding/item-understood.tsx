import { type FeedbackPage, moods } from '@heed/contract/feedback.ts'
import { Button, Group, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { percent } from '../../../ui/format.ts'
import { Voice } from '../../../ui/voice.tsx'
import classes from './topics.module.css'
import { topicName, topicsQuery, useSetMood, useSetTopic } from './understanding-queries.ts'

/** What the words are about and how they feel; whoever knows better says so, and that stays. */
export const ItemUnderstood = ({ item }: { item: FeedbackPage }) => {
  const { t } = useTranslation('topics')
  const mayCorrect = useMay()('feedback:act')
  const topics = useQuery({ ...topicsQuery, enabled: mayCorrect })
  const setTopic = useSetTopic(item.id)
  const setMood = useSetMood(item.id)
  const { understood } = item
  const others = topics.data?.items.filter(({ id }) => !understood.topics.some((own) => own.id === id)) ?? []
  return (
    <section className={classes.understood}>
      {understood.reasons.map(({ question, text }) => (
        <div key={question}>
          <small>{question}</small>
          <Voice as="blockquote" quoted language={item.language}>
            {text}
          </Voice>
        </div>
      ))}
      <h3>{t('about')}</h3>
      <Group gap="xs">
        {understood.topics.length === 0 && <span className="quiet">{t('aboutNone')}</span>}
        {understood.topics.map((topic) =>
          mayCorrect ? (
            <Button
              key={topic.id}
              size="xs"
              rightSection={<IconX size={14} />}
              aria-label={t('takeAway', { name: topicName(topic) })}
              disabled={setTopic.isPending}
              onClick={() => setTopic.mutate({ topicId: topic.id, belongs: false })}
            >
              {topicName(topic)}
            </Button>
          ) : (
            <span key={topic.id}>{topicName(topic)}</span>
          ),
        )}
        {mayCorrect && others.length > 0 && (
          <Select
            aria-label={t('addTopic')}
            placeholder={t('addTopic')}
            searchable
            size="xs"
            disabled={setTopic.isPending}
            data={others.map((topic) => ({ value: topic.id, label: topicName(topic) }))}
            value={null}
            onChange={(topicId) => topicId && setTopic.mutate({ topicId, belongs: true })}
          />
        )}
      </Group>
      <h3>{t('feels')}</h3>
      <Group gap="sm">
        <span>
          {t(`mood.${understood.mood?.value ?? 'unsure'}`)}
          {understood.mood && (
            <small className="quiet">
              {' '}
              {understood.mood.from === 'words'
                ? t('from.words', { share: percent(Math.round(100 * understood.mood.confidence)) })
                : understood.mood.by
                  ? t('from.personNamed', { who: understood.mood.by })
                  : t(`from.${understood.mood.from}`)}
            </small>
          )}
        </span>
        {mayCorrect && item.text && (
          <Select
            aria-label={t('correctMood')}
            placeholder={t('correctMood')}
            size="xs"
            clearable={understood.mood?.from === 'person'}
            allowDeselect={false}
            disabled={setMood.isPending}
            data={moods.map((value) => ({ value, label: t(`mood.${value}`) }))}
            value={understood.mood?.from === 'person' ? understood.mood.value : null}
            onChange={(value) => setMood.mutate(moods.find((mood) => mood === value) ?? null)}
          />
        )}
      </Group>
    </section>
  )
}
