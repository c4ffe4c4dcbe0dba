import type { Case } from '@heed/contract/cases.ts'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { toast } from '../../app/toast.tsx'
import { PromiseForm } from './promise-form.tsx'

type PromiseDialogProps = { item: Case; isOpen: boolean; onClose: () => void }

/** A promise from anywhere on the page of a case. */
export const PromiseDialog = ({ item, isOpen, onClose }: PromiseDialogProps) => {
  const { t } = useTranslation('recovery')
  return (
    <Modal opened={isOpen} onClose={onClose} title={<b>{t('promise.add')}</b>} size={560}>
      <PromiseForm
        item={item}
        onCancel={onClose}
        onDone={() => {
          onClose()
          toast({ text: t('promise.made') })
        }}
      />
    </Modal>
  )
}
