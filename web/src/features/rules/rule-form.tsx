import { type ForWhom, type RulePage, ruleReasons } from '@heed/contract/rules.ts'
import { Radio, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { addDays } from '../insight/period.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useChangeRule, useMakeRule } from './rule-queries.ts'

const halfAYear = 182

export const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days)

/** What a rule says, for whom it is, and when it is looked at again. */
export const RuleForm = ({ rule, onDone }: { rule?: RulePage; onDone: () => void }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const { member } = useMe()
  const colleagues = useColleagues()
  const [name, setName] = useState(rule?.name ?? '')
  const [text, setText] = useState(rule?.text ?? '')
  const [forWhom, setForWhom] = useState<ForWhom | null>(rule?.forWhom ?? null)
  const [ownerId, setOwnerId] = useState<string>(rule?.owner.id ?? member.id)
  const [reviewOn, setReviewOn] = useState(rule?.reviewOn ?? inDays(halfAYear))
  const [isTried, setTried] = useState(false)
  const make = useMakeRule(onDone)
  const change = useChangeRule(rule?.id ?? '', onDone)
  const needed = (isThere: unknown) => isTried && !isThere && t('common:needed')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!name.trim() || !text.trim() || !forWhom || !reviewOn) return
    const body = { name: name.trim(), text: text.trim(), forWhom, ownerId, reviewOn }
    if (rule) change.mutate(body)
    else make.mutate(body)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('rule.name')}
          maxLength={200}
          value={name}
          error={needed(name.trim())}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Textarea
          label={t('rule.text')}
          description={rule && t('rule.textHint')}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={10_000}
          value={text}
          error={needed(text.trim())}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('rule.forWhom')}
          value={forWhom}
          error={needed(forWhom)}
          onChange={(value) => setForWhom(value as ForWhom)}
        >
          <Stack gap={6} mt={4}>
            {ruleReasons.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`rule.for.${value}`)}
                description={t(`rule.forHint.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('rule.owner')}
            allowDeselect={false}
            searchable={colleagues.length > 8}
            data={colleagues.map(({ id, name: label }) => ({ value: id, label }))}
            value={ownerId}
            onChange={(value) => value && setOwnerId(value)}
          />
          <TextInput
            type="date"
            label={t('rule.lookAgain')}
            value={reviewOn}
            error={needed(reviewOn)}
            onChange={(event) => setReviewOn(event.currentTarget.value)}
          />
        </SimpleGrid>
        <FormFoot problem={make.error ?? change.error} isBusy={make.isPending || change.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
