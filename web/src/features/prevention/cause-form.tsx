import { type Cause, type CauseLack, causeLacks } from '@heed/contract/causes.ts'
import { type CauseKind, causeKinds } from '@heed/contract/complaints.ts'
import { Button, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import { useChangeCause, useMakeCause } from './prevention-queries.ts'

type CauseFormProps = { cause: Cause | undefined; causes: Cause[]; onDone: () => void }

const most = 5

/** A cause in a few words, where it lies, the broader one above it, and up to five times why. */
export const CauseForm = ({ cause, causes, onDone }: CauseFormProps) => {
  const { t } = useTranslation(['prevention', 'recovery', 'common'])
  const [words, setWords] = useState(cause?.words ?? '')
  const [kind, setKind] = useState<CauseKind>(cause?.kind ?? 'systems')
  const [lack, setLack] = useState<CauseLack | null>(cause?.lack ?? null)
  const [parentId, setParentId] = useState<string | null>(cause?.parentId ?? null)
  const [product, setProduct] = useState(cause?.product ?? '')
  const [whys, setWhys] = useState<string[]>([...(cause?.whys ?? []), ''].slice(0, most))
  const [isTried, setTried] = useState(false)
  const make = useMakeCause(onDone)
  const change = useChangeCause(cause?.id ?? '', onDone)
  const setWhy = (index: number, why: string) => {
    const next = whys.with(index, why)
    setWhys(next.at(-1)?.trim() && next.length < most ? [...next, ''] : next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!words.trim()) return
    const body = {
      words: words.trim(),
      kind,
      lack,
      parentId,
      product: product.trim() || null,
      whys: whys.map((why) => why.trim()).filter(Boolean),
    }
    if (cause) change.mutate(body)
    else make.mutate(body)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('cause.words')}
          maxLength={300}
          value={words}
          error={isTried && !words.trim() && t('common:needed')}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('recovery:review.kind')}
            allowDeselect={false}
            data={causeKinds.map((value) => ({ value, label: t(`recovery:review.kinds.${value}`) }))}
            value={kind}
            onChange={(value) => value && setKind(value as CauseKind)}
          />
          <Select
            label={t('cause.lack')}
            clearable
            data={causeLacks.map((value) => ({ value, label: t(`cause.lacks.${value}`) }))}
            value={lack}
            onChange={(value) => setLack(value as CauseLack | null)}
          />
        </SimpleGrid>
        <Select
          label={t('cause.parent')}
          clearable
          searchable
          data={causes.filter(({ id }) => id !== cause?.id).map(({ id, words: label }) => ({ value: id, label }))}
          value={parentId}
          onChange={setParentId}
        />
        <TextInput
          label={t('cause.product')}
          maxLength={200}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
        />
        {whys.map((why, index) => (
          <TextInput
            key={index}
            label={t('cause.why', { n: index + 1 })}
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(index, event.currentTarget.value)}
          />
        ))}
        <FormFoot problem={make.error ?? change.error} isBusy={make.isPending || change.isPending} onCancel={onDone}>
          {cause && (
            <Button variant="subtle" color="gray" onClick={() => change.mutate({ isRetired: true })}>
              {t('cause.retire')}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
