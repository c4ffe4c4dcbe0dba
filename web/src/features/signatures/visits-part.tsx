import type { Signature } from '@heed/contract/signatures.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useOpenBranches } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { latestDay } from '../insight/period.ts'
import { useStartVisit, visitsQuery } from './signature-queries.ts'
import classes from './signatures.module.css'
import { VisitCard } from './visit-card.tsx'

/** The visits of today in one branch, the newest first, and the button that begins one. */
export const VisitsPart = ({ signatures }: { signatures: Signature[] }) => {
  const { t } = useTranslation('signatures')
  const may = useMay()
  const branches = useOpenBranches()
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '')
  const [signatureId, setSignatureId] = useState(signatures[0]?.id ?? '')
  const [customer, setCustomer] = useState('')
  const zone = branches.find(({ id }) => id === branchId)?.zone
  const today = latestDay(zone ? [zone] : [])
  const visits = useQuery({ ...visitsQuery({ from: today, to: today, branchId }), enabled: branchId !== '' })
  const start = useStartVisit()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate(
      { signatureId, branchId, customer: customer.trim() || null },
      { onSuccess: () => setCustomer(''), onError: (reason) => toastProblem(reason, t('visit.start')) },
    )
  }
  return (
    <>
      {may('standard:mark') && (
        <form className={classes.start} onSubmit={submit} noValidate>
          {branches.length > 1 && (
            <Select
              size="md"
              aria-label={t('branch')}
              allowDeselect={false}
              data={branches.map(({ id, name }) => ({ value: id, label: name }))}
              value={branchId}
              onChange={(id) => setBranchId(id ?? branchId)}
            />
          )}
          {signatures.length > 1 && (
            <Select
              size="md"
              aria-label={t('service')}
              allowDeselect={false}
              data={signatures.map(({ id, name }) => ({ value: id, label: name }))}
              value={signatureId}
              onChange={(id) => setSignatureId(id ?? signatureId)}
            />
          )}
          <TextInput
            size="md"
            aria-label={t('visit.customer')}
            placeholder={t('visit.customer')}
            maxLength={120}
            value={customer}
            onChange={(event) => setCustomer(event.currentTarget.value)}
          />
          <Button
            type="submit"
            size="md"
            variant="filled"
            leftSection={<IconPlus size={18} />}
            loading={start.isPending}
          >
            {t('visit.start')}
          </Button>
        </form>
      )}
      {visits.isPending && <PageSkeleton rows={4} />}
      {visits.isError && <ErrorNote reason={visits.error} onRetry={() => visits.refetch()} />}
      {visits.data?.items.length === 0 && <EmptyState title={t('visit.none')} text={t('visit.noneText')} />}
      <div className={classes.visits}>
        {visits.data?.items.map((visit) => (
          <VisitCard key={visit.id} visit={visit} zone={zone} />
        ))}
      </div>
    </>
  )
}
