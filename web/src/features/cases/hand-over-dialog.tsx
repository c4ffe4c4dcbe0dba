import type { Case } from '@heed/contract/cases.ts'
import { Button, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import type { CaseActs } from './case-acts.ts'
import { membersQuery } from './case-queries.ts'

type HandOverDialogProps = {
  item: Case
  acts: CaseActs
  /** Chosen already. */
  to?: string
  isOpen: boolean
  onClose: () => void
}

export const HandOverDialog = ({ isOpen, onClose, ...rest }: HandOverDialogProps) => {
  const { t } = useTranslation('cases')
  return (
    <Modal opened={isOpen} onClose={onClose} title={<b>{t('handover.title')}</b>} size={520}>
      <HandOverForm {...rest} onDone={onClose} />
    </Modal>
  )
}

/** A colleague and a summary, so that the customer need not say it all again. */
type HandOverFormProps = Pick<HandOverDialogProps, 'item' | 'acts' | 'to'> & { onDone: () => void }

const HandOverForm = ({ item, acts, to: chosen, onDone }: HandOverFormProps) => {
  const { t } = useTranslation('cases')
  const { member } = useMe()
  const { data } = useQuery(membersQuery)
  const [toId, setToId] = useState(chosen ?? null)
  const [summary, setSummary] = useState('')
  const [isTried, setTried] = useState(false)
  const colleagues = (data?.items ?? []).filter(
    (other) => other.active && other.id !== member.id && other.role !== 'observer',
  )
  const to = colleagues.find((other) => other.id === toId)
  const isLong = summary.trim().length >= 10
  const send = useMutation({ mutationFn: async () => to && acts.handOver(item, to, summary.trim()), onSuccess: onDone })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (to && isLong) send.mutate()
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('handover.to')}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          openOnFocus={false}
          data-autofocus
          value={toId}
          onChange={setToId}
          error={isTried && !to && t('needed', { ns: 'common' })}
        />
        <Textarea
          label={t('handover.summary')}
          description={t('handover.why')}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={4000}
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
          error={isTried && !isLong && t('handover.short')}
        />
        {send.isError && <ErrorNote reason={send.error} />}
        <Button type="submit" variant="filled" loading={send.isPending}>
          {t('act.handOver')}
        </Button>
      </Stack>
    </form>
  )
}
