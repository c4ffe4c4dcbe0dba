import { setReach } from '@heed/contract/duty.ts'
import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { useColleagues } from '../members/use-colleagues.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import classes from './duty.module.css'
import { reachQuery } from './duty-queries.ts'

type Colleague = { id: string; name: string }

/** How each colleague is reached, and who stands in for them. */
export const ReachList = ({ mayEdit }: { mayEdit: boolean }) => {
  const { t } = useTranslation('duty')
  const [changed, setChanged] = useState<Colleague>()
  const colleagues = useColleagues()
  return (
    <>
      <Sheet label={t('reach.title')}>
        {colleagues.map((colleague) => (
          <ReachRow
            key={colleague.id}
            colleague={colleague}
            onChange={mayEdit ? () => setChanged(colleague) : undefined}
          />
        ))}
      </Sheet>
      <EditDrawer
        title={t('reach.change', { name: changed?.name ?? '' })}
        isOpen={changed !== undefined}
        onClose={() => setChanged(undefined)}
      >
        {changed && (
          <ReachForm
            key={changed.id}
            colleague={changed}
            others={colleagues.filter(({ id }) => id !== changed.id)}
            onDone={() => setChanged(undefined)}
          />
        )}
      </EditDrawer>
    </>
  )
}

const ReachRow = ({ colleague, onChange }: { colleague: Colleague; onChange?: () => void }) => {
  const { t } = useTranslation('duty')
  const { data } = useQuery(reachQuery(colleague.id))
  return (
    <li className={classes.reach}>
      <Avatar name={colleague.name} size={32} />
      <b>{colleague.name}</b>
      <span>{data?.phone ?? t('noPhone')}</span>
      <small className={classes.deputy}>
        {t('reach.deputy')}: {data?.deputy?.name ?? t('reach.none')}
      </small>
      {onChange && (
        <Button size="xs" aria-label={t('reach.change', { name: colleague.name })} onClick={onChange}>
          {t('act.edit', { ns: 'common' })}
        </Button>
      )}
    </li>
  )
}

type ReachFormProps = { colleague: Colleague; others: Colleague[]; onDone: () => void }

const ReachForm = ({ colleague, others, onDone }: ReachFormProps) => {
  const { t } = useTranslation('duty')
  const client = useQueryClient()
  const { data } = useQuery(reachQuery(colleague.id))
  const [phone, setPhone] = useState(data?.phone ?? '')
  const [deputyId, setDeputyId] = useState<string | null>(data?.deputy?.id ?? null)
  const save = useMutation({
    mutationFn: () => call(setReach, { params: { id: colleague.id }, body: { phone: phone.trim() || null, deputyId } }),
    onSuccess: () => {
      toast({ text: t('reach.saved', { name: colleague.name }) })
      onDone()
      return client.invalidateQueries({ queryKey: ['duty'] })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Stack>
        <TextInput
          type="tel"
          label={t('reach.phone')}
          description={t('reach.tried')}
          data-autofocus
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Select
          label={t('reach.deputy')}
          clearable
          searchable
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={deputyId}
          onChange={setDeputyId}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
