import type { Case } from '@heed/contract/cases.ts'
import { Modal, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CaseActs } from '../cases/case-acts.ts'
import { ConfirmForm } from './confirm-form.tsx'

type ConfirmDialogProps = { item: Case; acts: CaseActs; isOpen: boolean; onClose: () => void }

/** Closing was refused without the customer's word: why, and the place to write it down if they have said it. */
export const ConfirmDialog = ({ item, acts, isOpen, onClose }: ConfirmDialogProps) => {
  const { t } = useTranslation(['cases', 'settings'])
  return (
    <Modal opened={isOpen} onClose={onClose} title={<b>{t('closing.waits')}</b>} size={480}>
      <Stack gap="sm">
        <p>
          {t('settings:closing.motto')} {t('closing.waitsText')}
        </p>
        <ConfirmForm
          item={item}
          go={t('closing.saveAndClose')}
          onDone={() => {
            onClose()
            acts.setState({ ...item, state: 'solved' }, 'closed')
          }}
          onCancel={onClose}
        />
      </Stack>
    </Modal>
  )
}
