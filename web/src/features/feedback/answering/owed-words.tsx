import type { AnswerPlace } from '@heed/contract/feedback.ts'
import type { OwedAnswer } from '@heed/contract/feedback-answers.ts'
import { Button, Menu, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconChevronDown } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageTags } from '../../../app/languages.ts'
import { useMay } from '../../../app/session.ts'
import { Chip } from '../../../ui/chip.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { useNow } from '../../../ui/now.ts'
import { Voice } from '../../../ui/voice.tsx'
import { When } from '../../../ui/when.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import { useChannelName } from '../channel-name.ts'
import { ScoreMark } from '../score-mark.tsx'
import classes from './answering.module.css'
import { useAnswer } from './answering-queries.ts'

/** One customer's words, until when they want an answer, and the three ways: thank, answer, make it a case. */
export const OwedWords = ({ item }: { item: OwedAnswer }) => {
  const { t } = useTranslation(['feedback', 'topics'])
  const mayAnswer = useMay()('feedback:record')
  const channelName = useChannelName()
  const isLate = Date.parse(item.dueAt) < useNow().getTime()
  const { feedback } = item
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        {feedback.isHidden ? (
          <p className="quiet">{t('hiddenWords')}</p>
        ) : (
          <Voice as="blockquote" quoted language={feedback.language} className={classes.words}>
            {feedback.text ?? ''}
          </Voice>
        )}
        <Chip tone={isLate ? 'over' : 'run'}>
          {t(isLate ? 'answering.wasDue' : 'answering.due')} <When at={item.dueAt} as="relative" />
        </Chip>
      </div>
      <p className={classes.meta}>
        {feedback.score && <ScoreMark score={feedback.score} />}
        <span>{[t(`source.${feedback.source}`), channelName(feedback)].filter(Boolean).join(', ')}</span>
        <span>{feedback.customer?.name ?? feedback.saidBy ?? t('item.unknown')}</span>
        {feedback.case && (
          <Link to="/cases/$caseId" params={{ caseId: feedback.case.id }} className="link">
            {t('case', { number: String(feedback.case.number) })}
          </Link>
        )}
        {feedback.url && (
          <a href={feedback.url} target="_blank" rel="noreferrer" className="link">
            {t('answering.seePost')}
          </a>
        )}
        <span>{feedback.branch?.name ?? t('wholeBusiness')}</span>
        <When at={feedback.saidAt} />
      </p>
      {item.looksUnhappy && (
        <p className={classes.meta}>
          <Chip tone="warn">{t('looksUnhappy', { ns: 'topics' })}</Chip>
        </p>
      )}
      {mayAnswer && <Ways item={item} />}
    </li>
  )
}

const Ways = ({ item }: { item: OwedAnswer }) => {
  const { t } = useTranslation('feedback')
  const [way, setWay] = useState<'thanked' | 'answered'>()
  const answer = useAnswer(item.feedback.id)
  const mayOpen = item.feedback.branch !== null && item.feedback.case === null
  if (way) return <AnswerForm item={item} way={way} onCancel={() => setWay(undefined)} />
  return (
    <>
      <div className={classes.ways}>
        <Button onClick={() => setWay('thanked')}>{t('answering.thank')}</Button>
        <Button onClick={() => setWay('answered')}>{t('answering.answer')}</Button>
        {mayOpen && (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button loading={answer.isPending} rightSection={<IconChevronDown size={16} stroke={1.8} />}>
                {t('answering.case')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {(['complaint', 'enquiry'] as const).map((kind) => (
                <Menu.Item key={kind} onClick={() => answer.mutate({ way: 'case', kind })}>
                  {t(`answering.case_${kind}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {answer.isError && <ErrorNote reason={answer.error} />}
    </>
  )
}

type AnswerFormProps = { item: OwedAnswer; way: 'thanked' | 'answered'; onCancel: () => void }

/** What is said and where; of a public place also what does not belong there. */
const AnswerForm = ({ item, way, onCancel }: AnswerFormProps) => {
  const { t } = useTranslation('feedback')
  const { id, language } = item.feedback
  const answer = useAnswer(id)
  const form = useForm({
    initialValues: { place: (item.places[0] ?? 'spoken') as AnswerPlace, text: '', url: '' },
    validate: {
      text: (text) => (way === 'thanked' || text.trim() ? null : t('answering.textNeeded')),
      url: (url, { place }) =>
        place !== 'public' || !url.trim() || URL.canParse(url.trim()) ? null : t('answering.urlOdd'),
    },
  })
  const { place } = form.values
  const submit = form.onSubmit(({ text, url }) => {
    const at = { place, url: place === 'public' && url.trim() ? url.trim() : null }
    answer.mutate(way === 'thanked' ? { way, ...at } : { way, text: text.trim(), ...at })
  })
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <Stack gap="sm">
        {item.places.length > 1 && (
          <SegmentedControl
            aria-label={t('answering.where')}
            data={item.places.map((value) => ({ value, label: t(`answering.place_${value}`) }))}
            {...form.getInputProps('place')}
          />
        )}
        <p className="quiet small">{t(`answering.how_${place}`)}</p>
        {way === 'thanked' ? (
          <p lang={languageTags[language]} className={classes.thanks}>
            {item.thanks}
          </p>
        ) : (
          <Textarea
            label={t('answering.text')}
            autosize
            minRows={3}
            maxRows={12}
            autoFocus
            maxLength={5000}
            lang={languageTags[language]}
            {...form.getInputProps('text')}
          />
        )}
        {place === 'public' && (
          <TextInput label={t('answering.url')} maxLength={2000} inputMode="url" {...form.getInputProps('url')} />
        )}
        <FormFoot
          problem={answer.error}
          isBusy={answer.isPending}
          go={t(place === 'mail' ? 'answering.send' : 'answering.keep')}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  )
}
