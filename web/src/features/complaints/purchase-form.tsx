import type { Case } from '@heed/contract/cases.ts'
import { type Complaint, updateComplaint } from '@heed/contract/complaints.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import { Checkbox, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { membersQuery } from '../cases/case-queries.ts'
import { useBranchZone } from '../promises/branch-zone.ts'
import { dayInZone } from '../promises/moment-in-zone.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { readAmount } from './read-amount.ts'
import { useComplaintAct } from './use-complaint-act.ts'

type PurchaseFormProps = { item: Case; complaint: Complaint; onDone: () => void }

const proofs = ['unknown', 'shown', 'missing'] as const
const proofOf = { unknown: null, shown: true, missing: false }

export const PurchaseForm = ({ item, complaint, onDone }: PurchaseFormProps) => {
  const { t } = useTranslation('recovery')
  const { branches } = useMe()
  const zone = useBranchZone(item.branch.id)
  const { purchase } = complaint
  const currency = branches.find(({ id }) => id === item.branch.id)?.currency ?? purchase.currency ?? ''
  const [draft, setDraft] = useState({
    asked: complaint.asked ?? '',
    item: purchase.item ?? '',
    boughtOn: purchase.boughtOn ?? '',
    price: purchase.price === null ? '' : String(purchase.price),
    proof: purchase.hasProof === null ? 'unknown' : purchase.hasProof ? 'shown' : 'missing',
    foundByAsking: complaint.foundByAsking,
    about: complaint.about?.id ?? null,
  })
  const { data: members } = useQuery(membersQuery)
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const price = draft.price.trim() === '' ? null : readAmount(draft.price, decimalsOf(currency))
  const save = useComplaintAct(
    item.id,
    () =>
      call(updateComplaint, {
        params: { id: item.id },
        body: {
          asked: draft.asked.trim() || null,
          item: draft.item.trim() || null,
          boughtOn: draft.boughtOn || null,
          price: price ?? null,
          hasProof: proofOf[draft.proof as keyof typeof proofOf],
          foundByAsking: draft.foundByAsking,
          aboutMemberId: draft.about,
        },
      }),
    onDone,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (price !== undefined) save.mutate(undefined)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Textarea
          label={t('facts.asked')}
          lang={item.language}
          autoFocus
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          value={draft.asked}
          onChange={(event) => change({ asked: event.currentTarget.value })}
        />
        <TextInput
          label={t('facts.item')}
          lang={item.language}
          maxLength={200}
          value={draft.item}
          onChange={(event) => change({ item: event.currentTarget.value })}
        />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            type="date"
            label={t('facts.boughtOn')}
            max={dayInZone(new Date(), zone)}
            value={draft.boughtOn}
            onChange={(event) => change({ boughtOn: event.currentTarget.value })}
          />
          <TextInput
            label={t('facts.priceIn', { currency })}
            inputMode="decimal"
            maxLength={20}
            value={draft.price}
            error={price === undefined && t('facts.amountUnreadable')}
            onChange={(event) => change({ price: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Select
          label={t('facts.proof')}
          allowDeselect={false}
          data={proofs.map((value) => ({ value, label: t(`facts.proofState.${value}`) }))}
          value={draft.proof}
          onChange={(proof) => change({ proof: proof ?? 'unknown' })}
        />
        <Select
          label={t('facts.about')}
          description={t('facts.aboutText')}
          placeholder={t('facts.aboutNobody')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.about}
          onChange={(about) => change({ about })}
        />
        <Checkbox
          label={t('facts.foundByAsking')}
          checked={draft.foundByAsking}
          onChange={(event) => change({ foundByAsking: event.currentTarget.checked })}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
