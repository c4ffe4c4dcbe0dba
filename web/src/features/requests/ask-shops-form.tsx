import type { SpecialRequest } from '@heed/contract/special-requests.ts'
import { Checkbox, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { shopsNearQuery, useRequestActs } from './request-queries.ts'

type AskShopsFormProps = { request: SpecialRequest; onDone: () => void }

/** The other branches, the nearest first, and a shop that is not ours. */
export const AskShopsForm = ({ request, onDone }: AskShopsFormProps) => {
  const { t } = useTranslation('requests')
  const near = useQuery(shopsNearQuery(request.id))
  const { ask } = useRequestActs(request.id)
  const [chosen, setChosen] = useState<string[]>([])
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const partners = name.trim() ? [{ name: name.trim(), phone: phone.trim() || null }] : []
    ask.mutate({ branchIds: chosen, partners }, { onSuccess: onDone })
  }
  if (near.isPending) return <PageSkeleton rows={3} />
  if (near.isError) return <ErrorNote reason={near.error} onRetry={() => near.refetch()} />
  const { items, isPlaceKnown } = near.data
  const labelOf = ({ name, distanceKm, isAsked }: (typeof items)[number]) =>
    [name, distanceKm !== null && t('shop.km', { km: number(distanceKm, 1) }), isAsked && t('shop.asked')]
      .filter(Boolean)
      .join(' · ')
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {items.length === 0 ? (
          <p className="quiet">{t('shop.none')}</p>
        ) : (
          <Checkbox.Group
            label={isPlaceKnown ? t('shop.near') : undefined}
            description={isPlaceKnown ? undefined : t('shop.noPlace')}
            value={chosen}
            onChange={setChosen}
          >
            <Stack gap={8} mt={8}>
              {items.map((shop) => (
                <Checkbox key={shop.branchId} value={shop.branchId} label={labelOf(shop)} disabled={shop.isAsked} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            label={t('shop.partner')}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            type="tel"
            label={t('shop.phone')}
            maxLength={40}
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        </SimpleGrid>
        <p className="quiet">{t('shop.partnerText')}</p>
        <FormFoot problem={ask.error} isBusy={ask.isPending} go={t('shop.go')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
