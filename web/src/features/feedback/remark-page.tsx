import type { LastPurchase } from '@heed/contract/conversation-guide.ts'
import { type FeedbackKind, feedbackKinds, recordFeedback } from '@heed/contract/feedback.ts'
import { Button, Collapse, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useLocalStorage } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { currentLanguage } from '../../app/i18n.ts'
import type { Language } from '../../app/languages.ts'
import { useMay, useOpenBranches } from '../../app/session.ts'
import { toast } from '../../app/toast.tsx'
import { Dictate } from '../../ui/dictate.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Card, PageFrame } from '../settings/page-frame.tsx'
import { useRefreshFeedback } from './feedback-queries.ts'
import { guideQuery, RemarkGuide } from './remark-guide.tsx'
import { hasPlace, isPost, type Remark, RemarkMore } from './remark-more.tsx'
import classes from './remark-page.module.css'

const moods = ['1', '2', '3', '4', '5'] as const

/** Writes down what somebody said, on a phone and between two customers: the words, one button, and the rest if there is time. */
export const RemarkPage = () => {
  const { t } = useTranslation(['feedback', 'voice'])
  const navigate = useNavigate()
  const may = useMay()
  const { customer: customerId, case: caseId, kind } = useSearch({ from: '/shell/feedback/new' })
  const branches = useOpenBranches()
  const refresh = useRefreshFeedback()
  const words = useRef<HTMLTextAreaElement>(null)
  const [isMore, setMore] = useState(false)
  const [about, setAbout] = useState<LastPurchase>()
  // Where and in which language one works rarely changes from one remark to the next.
  const [branchId, setBranchId] = useLocalStorage<string>({
    key: 'heed.remark.branch',
    defaultValue: branches[0]?.id ?? '',
  })
  const [ownLanguage, setOwnLanguage] = useLocalStorage<Language>({
    key: 'heed.remark.language',
    defaultValue: branches[0]?.language ?? currentLanguage(),
  })
  const [chosen, setChosen] = useState<Language>()
  const { data: guide } = useQuery(guideQuery(customerId, customerId ? undefined : ownLanguage))
  const language = chosen ?? (customerId ? (guide?.language ?? ownLanguage) : ownLanguage)
  const branch = branches.find(({ id }) => id === branchId) ?? branches[0]
  const form = useForm<Remark>({
    initialValues: {
      text: '',
      source: 'remark',
      kind: kind ?? '',
      product: '',
      channel: '',
      url: '',
      mood: '',
      name: '',
      isMoment: false,
      mayTell: false,
      toldHow: '',
    },
    validate: {
      text: (text, { mood }) => (text.trim() || mood ? null : t('needed', { ns: 'common' })),
      toldHow: (how, { isMoment, mayTell }) =>
        isMoment && mayTell && !how.trim() ? t('needed', { ns: 'common' }) : null,
      url: (url, { source }) =>
        !isPost(source) || !url.trim() || URL.canParse(url.trim()) ? null : t('answering.urlOdd'),
    },
  })
  const record = useMutation({
    mutationFn: ({ opensCase, ...remark }: Remark & { opensCase: boolean }) =>
      call(recordFeedback, {
        body: {
          source: remark.source,
          text: remark.text.trim() || undefined,
          kind: (remark.kind || undefined) as FeedbackKind | undefined,
          product: remark.product.trim() || undefined,
          occasionId: about?.id,
          channel: (hasPlace(remark.source) && remark.channel.trim()) || undefined,
          url: (isPost(remark.source) && remark.url.trim()) || undefined,
          score: remark.mood ? { value: Number(remark.mood), scale: '1-5' } : undefined,
          customerId,
          customer: !customerId && remark.name.trim() ? { name: remark.name.trim() } : undefined,
          caseId: opensCase ? undefined : caseId,
          branchId: branch?.id,
          language,
          moment: remark.isMoment ? { toldHow: (remark.mayTell && remark.toldHow.trim()) || undefined } : undefined,
          opensCase,
        },
      }),
    onSuccess: (item, { opensCase }) => {
      refresh()
      form.reset()
      setAbout(undefined)
      toast({ text: t(opensCase ? 'new.opened' : 'new.kept') })
      if (opensCase && item.case) navigate({ to: '/cases/$caseId', params: { caseId: item.case.id } })
      else words.current?.focus()
    },
  })
  const send = (opensCase: boolean) => form.onSubmit((values) => record.mutate({ ...values, opensCase }))
  const opens = form.values.kind === 'problem' && !caseId && may('case:create')
  return (
    <PageFrame
      title={guide?.customer ? t('guide.of', { name: guide.customer.name }) : t('new.title')}
      lead={t('new.lead')}
    >
      <Card>
        <form noValidate onSubmit={send(false)}>
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
            <Choice
              label={t('new.kind')}
              data={feedbackKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              {...form.getInputProps('kind')}
            />
            <div>
              <Choice
                label={t('new.mood')}
                data={moods.map((value) => ({ value, label: value }))}
                {...form.getInputProps('mood')}
              />
              <p className="quiet small">
                {form.values.mood ? t(`score.${form.values.mood as '1'}`, { ns: 'voice' }) : t('new.noMood')}
              </p>
            </div>
            <TextInput label={t('new.product')} maxLength={200} {...form.getInputProps('product')} />
            {record.isError && <ErrorNote reason={record.error} />}
            <div className={classes.acts}>
              <Button type="submit" variant="filled" size="md" loading={record.isPending}>
                {t('new.go')}
              </Button>
              {opens && (
                <Button size="md" disabled={record.isPending} onClick={() => send(true)()}>
                  {t('new.goAndOpen')}
                </Button>
              )}
              <Dictate
                language={language}
                onWords={(spoken) =>
                  form.setFieldValue('text', (text) => [text.trimEnd(), spoken].filter(Boolean).join(' '))
                }
              />
              <Button size="md" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
                {t('new.more')}
              </Button>
              <Link to="/feedback" className="link">
                {t('new.show')}
              </Link>
            </div>
            <Collapse expanded={isMore}>
              <RemarkMore
                form={form}
                language={language}
                onLanguage={customerId ? setChosen : setOwnLanguage}
                branches={caseId ? [] : branches}
                branchId={branch?.id}
                onBranch={setBranchId}
                knowsCustomer={customerId !== undefined}
              />
            </Collapse>
          </Stack>
        </form>
      </Card>
      <RemarkGuide
        customerId={customerId}
        language={customerId ? undefined : language}
        isAbout={about !== undefined}
        onAbout={(purchase) => {
          setAbout(purchase)
          form.setFieldValue('product', purchase?.bought ?? '')
        }}
      />
    </PageFrame>
  )
}

type ChoiceProps = {
  label: string
  data: { value: string; label: string }[]
  value?: string
  onChange?: (value: string) => void
}

/** One of a few, or none. */
const Choice = ({ label, data, value, onChange }: ChoiceProps) => (
  <div>
    <p className={classes.label}>{label}</p>
    <SegmentedControl
      fullWidth
      aria-label={label}
      data={[{ value: '', label: '–' }, ...data]}
      value={value}
      onChange={onChange}
    />
  </div>
)
