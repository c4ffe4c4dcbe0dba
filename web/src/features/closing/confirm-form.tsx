import { type Case, changeCaseState } from '@heed/contract/cases.ts'
import { Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useConfirm } from './closing-queries.ts'

type ConfirmFormProps = { item: Case; go: string; onDone: () => void; onCancel: () => void }

/** Who said that all is well, and how; what is not solved yet is solved by it. */
export const ConfirmForm = ({ item, go, onDone, onCancel }: ConfirmFormProps) => {
  const { t } = useTranslation('cases')
  const [saidBy, setSaidBy] = useState(item.customer.name)
  const [words, setWords] = useState('')
  const solveFirst = async () => {
    if (item.state !== 'solved') await call(changeCaseState, { params: { id: item.id }, body: { state: 'solved' } })
  }
  const confirm = useConfirm(item.id, solveFirst, onDone)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (saidBy.trim()) confirm.mutate({ saidBy: saidBy.trim(), words: words.trim() || null })
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('closing.who')}
          required
          maxLength={200}
          value={saidBy}
          onChange={(event) => setSaidBy(event.currentTarget.value)}
        />
        <Textarea
          label={t('closing.words')}
          autosize
          minRows={1}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormFoot go={go} problem={confirm.error} isBusy={confirm.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
