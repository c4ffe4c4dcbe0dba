import { Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'

const ContactForm = lazy(() => import('./contact-form.tsx').then((file) => ({ default: file.ContactForm })))

/** Opens the form for a phone call, a visit, or a letter: contacts that no mailbox brings. */
export const ContactButton = ({ children }: { children: (open: () => void) => ReactNode }) => {
  const { t } = useTranslation('cases')
  const [isOpen, { open, close }] = useDisclosure()
  return (
    <>
      {children(open)}
      <Modal opened={isOpen} onClose={close} title={<b>{t('new.title')}</b>} size={600}>
        <Suspense fallback={<PageSkeleton rows={5} />}>
          <ContactForm onDone={close} />
        </Suspense>
      </Modal>
    </>
  )
}
