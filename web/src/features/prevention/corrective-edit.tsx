import { type ChangeKind, type CorrectiveAction, changeKinds } from '@heed/contract/corrective-actions.ts'
import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { useBranchZone } from '../promises/branch-zone.ts'
import { dayInZone, momentInZone } from '../promises/moment-in-zone.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { endOfWork } from './corrective-form.tsx'
import { useChangeCorrective, useDropCorrective } from './prevention-queries.ts'

type FormProps = { action: CorrectiveAction; onDone: () => void }

/** Its words, kind, owner or day, while it is not done. Where it is measured stays: what was watched would be another thing. */
export const CorrectiveEdit = ({ action, onDone }: FormProps) => {
  const { t } = useTranslation(['prevention', 'common'])
  const { branches } = useMe()
  const zone = useBranchZone(action.branch?.id ?? branches[0]?.id ?? '')
  const dueOnBefore = dayInZone(new Date(action.dueAt), zone)
  const [words, setWords] = useState(action.words)
  const [change, setChange] = useState<ChangeKind>(action.change)
  const [ownerId, setOwnerId] = useState(action.owner.id)
  const [dueOn, setDueOn] = useState(dueOnBefore)
  const here = useColleagues(action.branch?.id)
  const colleagues = here.some(({ id }) => id === action.owner.id) ? here : [...here, action.owner]
  const save = useChangeCorrective(action.id, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!words.trim() || !dueOn) return
    save.mutate({
      words: words.trim(),
      change,
      ownerId,
      dueAt: dueOn === dueOnBefore ? undefined : momentInZone(dueOn, endOfWork, zone),
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Textarea
          label={t('corrective.words')}
          autoFocus
          autosize
          minRows={2}
          maxLength={500}
          value={words}
          error={!words.trim() && t('common:needed')}
          onChange={(event) => setWords(event.currentTarget.value.replace(/\n/g, ' '))}
        />
        <Select
          label={t('corrective.change')}
          allowDeselect={false}
          data={changeKinds.map((value) => ({ value, label: t(`corrective.changes.${value}`) }))}
          value={change}
          onChange={(value) => value && setChange(value as ChangeKind)}
        />
        <Select
          label={t('corrective.owner')}
          allowDeselect={false}
          searchable={colleagues.length > 8}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={ownerId}
          onChange={(value) => value && setOwnerId(value)}
        />
        <TextInput
          type="date"
          label={t('corrective.dueOn')}
          value={dueOn}
          error={!dueOn && t('common:needed')}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('corrective.save')} onCancel={onDone} />
      </Stack>
    </form>
  )
}

/** Nobody does it after all, and why. */
export const DropForm = ({ action, onDone }: FormProps) => {
  const { t } = useTranslation(['prevention', 'common'])
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const drop = useDropCorrective(action.id, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim()) drop.mutate(reason.trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('corrective.dropReason')}
          autoFocus
          maxLength={1000}
          value={reason}
          error={isTried && !reason.trim() && t('common:needed')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormFoot problem={drop.error} isBusy={drop.isPending} go={t('corrective.drop')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
