import type { OpeningItem } from '@heed/contract/opening-checks.ts'
import { SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useOpenBranches } from '../../app/session.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useChangeItem, useMakeItem } from './opening-queries.ts'

type ItemFormProps = {
  /** The corrective action that it is for, and what is known of it. */
  corrective?: { id: string; branchId: string | null; product: string | null; isStock: boolean } | undefined
  /** To be put right; what kind it is and where it holds, stays. */
  item?: OpeningItem | undefined
  onDone: () => void
}

/** Words to tick, or goods that must not run out. */
export const ItemForm = ({ corrective, item, onDone }: ItemFormProps) => {
  const { t } = useTranslation(['openings', 'common'])
  const { member } = useMe()
  const branches = useOpenBranches()
  const [isGoods, setGoods] = useState(item ? item.goods !== null : (corrective?.isStock ?? false))
  const [words, setWords] = useState(item?.words ?? '')
  const [product, setProduct] = useState(item?.goods?.product ?? corrective?.product ?? '')
  const [size, setSize] = useState(item?.goods?.size ?? '')
  const [colour, setColour] = useState(item?.goods?.colour ?? '')
  const [minimum, setMinimum] = useState<number | string>(item?.goods?.minimum ?? 1)
  const [branchId, setBranchId] = useState(corrective?.branchId ?? (member.branchIds ? (branches[0]?.id ?? '') : ''))
  const [isTried, setTried] = useState(false)
  const make = useMakeItem()
  const change = useChangeItem()
  const save = item ? change : make
  const needed = (isThere: unknown) => isTried && !isThere && t('common:needed')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isGoods ? !product.trim() || typeof minimum !== 'number' : !words.trim()) return
    const goods = {
      product: product.trim(),
      size: size.trim() || null,
      colour: colour.trim() || null,
      minimum: Number(minimum),
    }
    if (item)
      return change.mutate({ id: item.id, ...(isGoods ? { goods } : { words: words.trim() }) }, { onSuccess: onDone })
    make.mutate(
      {
        branchId: branchId || null,
        correctiveId: corrective?.id ?? null,
        words: isGoods ? null : words.trim(),
        goods: isGoods ? goods : null,
      },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {!item && (
          <SegmentedControl
            aria-label={t('form.kind')}
            data={[
              { value: 'words', label: t('form.words') },
              { value: 'goods', label: t('form.goods') },
            ]}
            value={isGoods ? 'goods' : 'words'}
            onChange={(kind) => setGoods(kind === 'goods')}
          />
        )}
        {isGoods ? (
          <>
            <TextInput
              label={t('form.product')}
              maxLength={200}
              value={product}
              error={needed(product.trim())}
              onChange={(event) => setProduct(event.currentTarget.value)}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label={t('form.size')}
                maxLength={60}
                value={size}
                onChange={(event) => setSize(event.currentTarget.value)}
              />
              <TextInput
                label={t('form.colour')}
                maxLength={60}
                value={colour}
                onChange={(event) => setColour(event.currentTarget.value)}
              />
            </SimpleGrid>
            <NumberField
              label={t('form.minimum')}
              min={1}
              max={100_000}
              allowDecimal={false}
              value={minimum}
              error={needed(typeof minimum === 'number')}
              onChange={setMinimum}
            />
          </>
        ) : (
          <TextInput
            label={t('form.what')}
            maxLength={300}
            value={words}
            error={needed(words.trim())}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
        {item ? (
          <p className="quiet small">{t('form.fromNow')}</p>
        ) : (
          <Select
            label={t('branch')}
            description={t('form.next')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDeselect={false}
            data={[
              { value: '', label: t('everyBranch') },
              ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={branchId}
            onChange={(id) => setBranchId(id ?? '')}
          />
        )}
        <FormFoot
          problem={save.error}
          isBusy={save.isPending}
          go={item ? undefined : t('form.save')}
          onCancel={onDone}
        />
      </Stack>
    </form>
  )
}
