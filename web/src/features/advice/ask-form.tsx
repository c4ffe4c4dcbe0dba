import { mostOptions } from '@heed/contract/advice.ts'
import { Button, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { toast } from '../../app/toast.tsx'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useAskAdvice } from './advice-queries.ts'

type AskFormProps = { caseId: string; branchId: string; to?: string; onDone: () => void }

/** A short question with answers to choose from, to somebody named or to whoever is on duty. */
export const AskForm = ({ caseId, branchId, to, onDone }: AskFormProps) => {
  const { t } = useTranslation(['advice', 'common'])
  const { member } = useMe()
  // Employees decide nothing; one who was chosen as somebody who can solve it is asked all the same.
  const colleagues = useColleagues(branchId).filter(
    ({ id, role }) => id !== member.id && (role !== 'employee' || id === to),
  )
  const form = `ask.${caseId}`
  const [question, setQuestion] = useKept(form, 'question', '')
  const [options, setOptions] = useKept(form, 'options', ['', ''])
  const [memberId, setMemberId] = useKept<string | null>(form, 'memberId', to ?? null)
  const [isTried, setTried] = useState(false)
  const ask = useAskAdvice(caseId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!question.trim()) return
    ask.mutate(
      {
        question: question.trim().replace(/\s+/g, ' '),
        options: options.map((option) => option.trim()).filter((option) => option !== ''),
        ...(memberId ? { memberId } : {}),
      },
      {
        onSuccess: ({ asked }) => {
          forgetForm(form)
          toast({ text: t('form.sent', { name: asked?.name ?? '' }) })
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <p className="quiet">{t('form.text')}</p>
        <Textarea
          label={t('form.question')}
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={question}
          error={isTried && !question.trim() && t('common:needed')}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        {options.map((option, place) => (
          <TextInput
            // The place is what an option is known by.
            key={place}
            label={t('form.option', { number: place + 1 })}
            maxLength={120}
            value={option}
            onChange={(event) => setOptions(options.with(place, event.currentTarget.value))}
          />
        ))}
        {options.length < mostOptions && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={15} stroke={1.8} />}
              onClick={() => setOptions([...options, ''])}
            >
              {t('form.more')}
            </Button>
          </div>
        )}
        <Select
          label={t('form.who')}
          placeholder={t('form.anybody')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common:act.clear') }}
          data={colleagues.map(({ id, name, role }) => ({ value: id, label: `${name} (${t(`common:role.${role}`)})` }))}
          value={memberId}
          onChange={setMemberId}
        />
        <FormFoot
          problem={ask.error}
          isBusy={ask.isPending}
          go={t('form.go')}
          onCancel={() => {
            forgetForm(form)
            onDone()
          }}
        />
      </Stack>
    </form>
  )
}
