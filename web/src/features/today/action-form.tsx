import { Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useOpenBranches } from '../../app/session.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useMakeAction } from './today-acts.ts'

/** Who does what by when, written down by hand. */
export const ActionForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('today')
  const { member } = useMe()
  const branches = useOpenBranches()
  const [words, setWords] = useState('')
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '')
  const [ownerId, setOwnerId] = useState(member.id)
  const [due, setDue] = useState('')
  const [isShort, setShort] = useState(false)
  const colleagues = useColleagues(branchId)
  const make = useMakeAction(onDone)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!words.trim()) return setShort(true)
        make.mutate({ words: words.trim(), branchId, ownerId, dueAt: due ? new Date(due).toISOString() : null })
      }}
    >
      <Stack>
        <TextInput
          label={t('form.what')}
          data-autofocus
          maxLength={500}
          error={isShort && !words.trim() ? t('form.noWords') : undefined}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {branches.length > 1 && (
          <Select
            label={t('form.where')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={(value) => setBranchId(value ?? branchId)}
          />
        )}
        <Select
          label={t('form.who')}
          allowDeselect={false}
          searchable
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={ownerId}
          onChange={(value) => setOwnerId(value ?? ownerId)}
        />
        <TextInput
          type="datetime-local"
          label={t('form.when')}
          description={t('form.whenText')}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <FormFoot problem={make.error} isBusy={make.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
