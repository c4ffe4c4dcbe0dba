import type { RulePage } from '@heed/contract/rules.ts'
import { Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import { inDays } from './rule-form.tsx'
import { useReviewRule } from './rule-queries.ts'

const outcomes = ['kept', 'changed', 'dropped'] as const
const halfAYear = 182

/** What came of looking at a rule. */
export const ReviewForm = ({ rule, onDone }: { rule: RulePage; onDone: () => void }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | null>(null)
  const [words, setWords] = useState('')
  const [nextReviewOn, setNext] = useState(inDays(halfAYear))
  const [isTried, setTried] = useState(false)
  const save = useReviewRule(rule.id, onDone)
  const needed = (isThere: unknown) => isTried && !isThere && t('common:needed')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (outcome && words.trim() && nextReviewOn) save.mutate({ outcome, words: words.trim(), nextReviewOn })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <p className="quiet">{rule.text}</p>
        <Radio.Group
          label={t('rule.outcome')}
          value={outcome}
          error={needed(outcome)}
          onChange={(value) => setOutcome(outcomes.find((known) => known === value) ?? null)}
        >
          <Stack gap={6} mt={4}>
            {outcomes.map((value) => (
              <Radio key={value} value={value} label={t(`rule.outcomes.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('rule.reviewWords')}
          autosize
          minRows={2}
          maxLength={2000}
          value={words}
          error={needed(words.trim())}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('rule.lookAgain')}
          value={nextReviewOn}
          error={needed(nextReviewOn)}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('rule.saveReview')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
