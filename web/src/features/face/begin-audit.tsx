import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe, useOpenBranches } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { latestDay } from '../insight/period.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { inWords } from '../surveys/survey-words.ts'
import { auditListsQuery, useStartAudit } from './face-queries.ts'

const whole = 'business'

/** The one button of the page, and what has to be said before one goes round. */
export const BeginAudit = () => {
  const { t } = useTranslation('audits')
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!may('standard:mark')) return null
  return (
    <>
      <Button variant="filled" onClick={() => setOpen(true)}>
        {t('begin.go')}
      </Button>
      <EditDrawer title={t('begin.go')} isOpen={isOpen} onClose={() => setOpen(false)}>
        {isOpen && <BeginForm onCancel={() => setOpen(false)} />}
      </EditDrawer>
    </>
  )
}

const BeginForm = ({ onCancel }: { onCancel: () => void }) => {
  const { t } = useTranslation('audits')
  const { member } = useMe()
  const go = useNavigate()
  const branches = useOpenBranches()
  const lists = useQuery(auditListsQuery)
  const start = useStartAudit()
  const [chosen, setChosen] = useState<string | null>(null)
  const [place, setPlace] = useState(branches[0]?.id ?? whole)
  const zone = branches.find(({ id }) => id === place)?.zone
  const [day, setDay] = useState('')
  const [visitor, setVisitor] = useState('')
  const templateId = chosen ?? lists.data?.items[0]?.id
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!templateId) return
    start.mutate(
      {
        templateId,
        branchId: place === whole ? null : place,
        visitor: visitor.trim() || null,
        ...(day ? { day } : {}),
      },
      { onSuccess: ({ id }) => go({ to: '/face/$auditId', params: { auditId: id } }) },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {lists.isError && <ErrorNote reason={lists.error} onRetry={() => lists.refetch()} />}
        <Select
          label={t('begin.template')}
          allowDeselect={false}
          data={(lists.data?.items ?? []).map(({ id, content }) => ({ value: id, label: inWords(content.name) }))}
          value={templateId ?? null}
          onChange={setChosen}
        />
        <Select
          label={t('begin.where')}
          allowDeselect={false}
          data={[
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ...(member.branchIds === null ? [{ value: whole, label: t('business') }] : []),
          ]}
          value={place}
          onChange={(value) => setPlace(value ?? place)}
        />
        <TextInput
          type="date"
          label={t('begin.day')}
          max={latestDay(zone ? [zone] : [])}
          value={day || latestDay(zone ? [zone] : [])}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('begin.visitor')}
          description={t('begin.visitorText')}
          maxLength={120}
          value={visitor}
          onChange={(event) => setVisitor(event.currentTarget.value)}
        />
        <FormFoot problem={start.error} isBusy={start.isPending} go={t('begin.go')} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
