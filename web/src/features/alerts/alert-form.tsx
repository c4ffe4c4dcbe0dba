import type { ProductAlert } from '@heed/contract/product-alerts.ts'
import { Button, FileButton, Stack, Textarea, TextInput } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttachedFiles } from '../cases/composer/attached-files.tsx'
import { useAttachments } from '../cases/composer/use-attachments.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useOpenAlert } from './alert-queries.ts'

type AlertFormProps = {
  caseId?: string
  product?: string
  onDone: (alert: ProductAlert) => void
  onCancel: () => void
}

/** Which goods, what is known, and photos; sending it asks every branch. */
export const AlertForm = ({ caseId, product: bought = '', onDone, onCancel }: AlertFormProps) => {
  const { t } = useTranslation(['prevention', 'common'])
  const [product, setProduct] = useState(bought)
  const [batch, setBatch] = useState('')
  const [facts, setFacts] = useState('')
  const [isTried, setTried] = useState(false)
  const attachments = useAttachments()
  const open = useOpenAlert(onDone)
  const needed = (words: string) => isTried && !words.trim() && t('common:needed')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!product.trim() || !facts.trim() || attachments.uploading.length > 0) return
    open.mutate({
      product: product.trim(),
      batch: batch.trim() || null,
      facts: facts.trim(),
      attachmentIds: attachments.files.map(({ id }) => id),
      ...(caseId ? { caseId } : {}),
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('alert.product')}
          description={t('alert.productHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          value={product}
          error={needed(product)}
          onChange={(event) => setProduct(event.currentTarget.value)}
        />
        <TextInput
          label={t('alert.batch')}
          maxLength={100}
          value={batch}
          onChange={(event) => setBatch(event.currentTarget.value)}
        />
        <Textarea
          label={t('alert.facts')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={5000}
          value={facts}
          error={needed(facts)}
          onChange={(event) => setFacts(event.currentTarget.value)}
        />
        <AttachedFiles attachments={attachments} />
        <FileButton multiple accept="image/*,application/pdf" onChange={(files) => attachments.add(files)}>
          {(props) => (
            <Button {...props} w="fit-content" leftSection={<IconPhotoPlus size={16} stroke={1.7} />}>
              {t('alert.addPhotos')}
            </Button>
          )}
        </FileButton>
        <p className="quiet">{t('alert.whatHappens')}</p>
        <FormFoot problem={open.error} isBusy={open.isPending} go={t('alert.send')} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
