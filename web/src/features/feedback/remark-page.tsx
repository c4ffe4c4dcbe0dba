import { recordFeedback } from '@heed/contract/feedback.ts'
import { Button, Collapse, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useLocalStorage } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { currentLanguage } from '../../app/i18n.ts'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import { useOpenBranches } from '../../app/session.ts'
import { toast } from '../../app/toast.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Card, PageFrame } from '../settings/page-frame.tsx'
import { useRefreshFeedback } from './feedback-queries.ts'
import classes from './remark-page.module.css'

const sources = ['remark', 'paper', 'review', 'social', 'suggestion'] as const
const moods = ['1', '2', '3', '4', '5'] as const
const isPost = (source: string) => source === 'review' || source === 'social'
const hasPlace = (source: string) => isPost(source) || source === 'paper'

/** Writes down what somebody said, on a phone and between two customers: the words, one button, and the rest if there is time. */
export const RemarkPage = () => {
  const { t } = useTranslation(['feedback', 'voice'])
  const branches = useOpenBranches()
  const refresh = useRefreshFeedback()
  const words = useRef<HTMLTextAreaElement>(null)
  const [isMore, setMore] = useState(false)
  // Where and in which language one works rarely changes from one remark to the next.
  const [branchId, setBranchId] = useLocalStorage<string>({
    key: 'heed.remark.branch',
    defaultValue: branches[0]?.id ?? '',
  })
  const [language, setLanguage] = useLocalStorage<Language>({
    key: 'heed.remark.language',
    defaultValue: branches[0]?.language ?? currentLanguage(),
  })
  const branch = branches.find(({ id }) => id === branchId) ?? branches[0]
  const form = useForm({
    initialValues: { text: '', source: 'remark' as (typeof sources)[number], channel: '', url: '', mood: '', name: '' },
    validate: {
      text: (text, { mood }) => (text.trim() || mood ? null : t('needed', { ns: 'common' })),
      url: (url, { source }) =>
        !isPost(source) || !url.trim() || URL.canParse(url.trim()) ? null : t('answering.urlOdd'),
    },
  })
  const record = useMutation({
    mutationFn: ({ text, source, channel, url, mood, name }: typeof form.values) =>
      call(recordFeedback, {
        body: {
          source,
          text: text.trim() || undefined,
          channel: (hasPlace(source) && channel.trim()) || undefined,
          url: (isPost(source) && url.trim()) || undefined,
          score: mood ? { value: Number(mood), scale: '1-5' } : undefined,
          customer: name.trim() ? { name: name.trim() } : undefined,
          branchId: branch?.id,
          language,
        },
      }),
    onSuccess: () => {
      refresh()
      form.reset()
      words.current?.focus()
      toast({ text: t('new.kept') })
    },
  })
  return (
    <PageFrame title={t('new.title')} lead={t('new.lead')}>
      <Card>
        <form noValidate onSubmit={form.onSubmit((values) => record.mutate(values))}>
          <Stack gap="md">
            <Textarea
              ref={words}
              label={t('new.words')}
              autosize
              minRows={3}
              maxRows={14}
              autoFocus
              lang={language}
              classNames={{ input: classes.words }}
              {...form.getInputProps('text')}
            />
            <div>
              <p className={classes.label} id="remark-mood">
                {t('new.mood')}
              </p>
              <SegmentedControl
                fullWidth
                aria-labelledby="remark-mood"
                data={[{ value: '', label: '–' }, ...moods.map((value) => ({ value, label: value }))]}
                {...form.getInputProps('mood')}
              />
              <p className="quiet small">
                {form.values.mood ? t(`score.${form.values.mood as '1'}`, { ns: 'voice' }) : t('new.noMood')}
              </p>
            </div>
            {record.isError && <ErrorNote reason={record.error} />}
            <div className={classes.acts}>
              <Button type="submit" variant="filled" size="md" loading={record.isPending}>
                {t('new.go')}
              </Button>
              <Button size="md" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
                {t('new.more')}
              </Button>
              <Link to="/feedback" className="link">
                {t('new.show')}
              </Link>
            </div>
            <Collapse expanded={isMore}>
              <div className={classes.more}>
                <Select
                  label={t('new.how')}
                  allowDeselect={false}
                  data={sources.map((value) => ({ value, label: t(`source.${value}`) }))}
                  {...form.getInputProps('source')}
                />
                {hasPlace(form.values.source) && (
                  <TextInput
                    label={t('new.place')}
                    placeholder={t('new.placeText')}
                    maxLength={80}
                    {...form.getInputProps('channel')}
                  />
                )}
                {isPost(form.values.source) && (
                  <TextInput label={t('new.url')} inputMode="url" maxLength={2000} {...form.getInputProps('url')} />
                )}
                <TextInput label={t('new.name')} maxLength={120} {...form.getInputProps('name')} />
                <Select
                  label={t('new.language')}
                  allowDeselect={false}
                  data={languages.map((value) => ({ value, label: languageNames[value] }))}
                  value={language}
                  onChange={(value) => value && setLanguage(value as Language)}
                />
                {branches.length > 1 && (
                  <Select
                    label={t('new.branch')}
                    allowDeselect={false}
                    data={branches.map(({ id, name }) => ({ value: id, label: name }))}
                    value={branch?.id ?? null}
                    onChange={(value) => value && setBranchId(value)}
                  />
                )}
              </div>
            </Collapse>
          </Stack>
        </form>
      </Card>
    </PageFrame>
  )
}
