import type { Cause } from '@heed/contract/causes.ts'
import { type ChangeKind, changeKinds } from '@heed/contract/corrective-actions.ts'
import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { useColleagues } from '../members/use-colleagues.ts'
import { useBranchZone } from '../promises/branch-zone.ts'
import { dayInZone, momentInZone } from '../promises/moment-in-zone.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useMakeCorrective } from './prevention-queries.ts'

/** When a day of a change is over, where it holds. */
export const endOfWork = '18:00'

/** What is changed, by whom and by when, and by which complaints it is measured afterwards. */
export const CorrectiveForm = ({ cause, onDone }: { cause: Cause; onDone: () => void }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const { branches, member } = useMe()
  const [words, setWords] = useState('')
  const [change, setChange] = useState<ChangeKind>('process')
  const [branchId, setBranchId] = useState(member.branchIds ? (branches[0]?.id ?? '') : '')
  const [ownerId, setOwnerId] = useState<string | null>(member.id)
  const [dueOn, setDueOn] = useState('')
  const [product, setProduct] = useState(cause.product ?? '')
  const [checkDays, setCheckDays] = useState<number | string>(60)
  const [isTried, setTried] = useState(false)
  const zone = useBranchZone(branchId || (branches[0]?.id ?? ''))
  const colleagues = useColleagues(branchId || undefined)
  const make = useMakeCorrective(onDone)
  const needed = (isThere: unknown) => isTried && !isThere && t('common:needed')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!words.trim() || !ownerId || !dueOn || typeof checkDays !== 'number') return
    make.mutate({
      causeId: cause.id,
      words: words.trim(),
      change,
      ownerId,
      dueAt: momentInZone(dueOn, endOfWork, zone),
      branchId: branchId || null,
      product: product.trim() || null,
      checkDays,
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <p className="quiet">{cause.words}</p>
        <Textarea
          label={t('corrective.words')}
          autosize
          minRows={2}
          maxLength={500}
          value={words}
          error={needed(words.trim())}
          onChange={(event) => setWords(event.currentTarget.value.replace(/\n/g, ' '))}
        />
        <Select
          label={t('corrective.change')}
          allowDeselect={false}
          data={changeKinds.map((value) => ({ value, label: t(`corrective.changes.${value}`) }))}
          value={change}
          onChange={(value) => value && setChange(value as ChangeKind)}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('corrective.owner')}
            allowDeselect={false}
            searchable={colleagues.length > 8}
            data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            value={ownerId}
            error={needed(ownerId)}
            onChange={setOwnerId}
          />
          <TextInput
            type="date"
            label={t('corrective.dueOn')}
            min={dayInZone(new Date(), zone)}
            value={dueOn}
            error={needed(dueOn)}
            onChange={(event) => setDueOn(event.currentTarget.value)}
          />
        </SimpleGrid>
        <Select
          label={t('corrective.where')}
          allowDeselect={false}
          data={[
            { value: '', label: t('wholeBusiness') },
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={branchId}
          onChange={(value) => setBranchId(value ?? '')}
        />
        <TextInput
          label={t('corrective.product')}
          description={t('corrective.measure')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
        />
        <NumberField
          label={t('corrective.checkDays')}
          min={7}
          max={365}
          allowDecimal={false}
          value={checkDays}
          error={needed(typeof checkDays === 'number')}
          onChange={setCheckDays}
        />
        <FormFoot problem={make.error} isBusy={make.isPending} go={t('corrective.save')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
