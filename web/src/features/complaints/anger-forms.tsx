import type { Case } from '@heed/contract/cases.ts'
import { followUpAnger, markAngry } from '@heed/contract/complaints.ts'
import { Button, Select, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import classes from './complaint-panel.module.css'
import { useComplaintAct } from './use-complaint-act.ts'

const leading = ['lead', 'manager', 'owner']

export const AngerForm = ({ item, onDone }: { item: Case; onDone: () => void }) => {
  const { t } = useTranslation('recovery')
  const seniors = useColleagues(item.branch.id).filter(({ role }) => leading.includes(role))
  const [seniorId, setSeniorId] = useState<string>('')
  const mark = useComplaintAct(
    item.id,
    () => call(markAngry, { params: { id: item.id }, body: seniorId ? { seniorId } : {} }),
    onDone,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mark.mutate(undefined)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p className={classes.text}>{t('anger.text')}</p>
        <Select
          label={t('anger.senior')}
          allowDeselect={false}
          data={[
            { value: '', label: t('anger.whoever') },
            ...seniors.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={seniorId}
          onChange={(next) => setSeniorId(next ?? '')}
        />
        <FormFoot problem={mark.error} isBusy={mark.isPending} go={t('anger.save')} onCancel={onDone} />
      </Stack>
    </form>
  )
}

/** Called again: what came of it. */
export const FollowUpForm = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation(['recovery', 'common'])
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useComplaintAct(caseId, () =>
    call(followUpAnger, { params: { id: caseId }, body: { words: words.trim() } }),
  )
  if (!isOpen)
    return (
      <Button size="compact-sm" className={classes.start} onClick={() => setOpen(true)}>
        {t('anger.result')}
      </Button>
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words.trim()) save.mutate(undefined)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label={t('anger.result')}
          autoFocus
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={words}
          error={isTried && !words.trim() && t('common:needed')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormFoot
          problem={save.error}
          isBusy={save.isPending}
          go={t('anger.saveResult')}
          onCancel={() => setOpen(false)}
        />
      </Stack>
    </form>
  )
}
