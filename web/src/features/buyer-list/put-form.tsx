import { Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import { usePutOnList } from './buyer-queries.ts'

/** A product, and what customers want of it. */
export const PutForm = ({ product: named, onDone }: { product: string; onDone: () => void }) => {
  const { t } = useTranslation(['buyer', 'common'])
  const [product, setProduct] = useState(named)
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  const put = usePutOnList()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (product.trim()) put.mutate({ product: product.trim(), words: words.trim() || null }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('product')}
          description={t('productHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data-autofocus
          maxLength={200}
          value={product}
          error={isTried && !product.trim() && t('common:needed')}
          onChange={(event) => setProduct(event.currentTarget.value)}
        />
        <Textarea
          label={t('wish')}
          autosize
          minRows={2}
          maxLength={1000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FormFoot problem={put.error} isBusy={put.isPending} go={t('put')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
