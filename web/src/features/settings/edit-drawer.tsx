import { Button, Drawer, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './edit-drawer.module.css'

type EditDrawerProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  size?: number
  /** The form keeps what is half written by itself, so leaving it loses nothing and nothing is asked. */
  isKept?: boolean
  children: ReactNode
}

/** A form beside the page that it changes; over the whole screen on a phone. What was typed is not dropped without a word. */
export const EditDrawer = ({ title, isOpen, onClose, size = 480, isKept = false, children }: EditDrawerProps) => {
  const { t } = useTranslation()
  const isTouched = useRef(false)
  const [isAsking, setAsking] = useState(false)
  const note = (event: FormEvent) => {
    const field = event.target as HTMLElement
    if (field.closest('form') && field.matches('textarea, input:not([type=search], [type=radio], [type=checkbox])'))
      isTouched.current = true
  }
  const leave = () => {
    isTouched.current = false
    setAsking(false)
    onClose()
  }
  return (
    <>
      <Drawer
        opened={isOpen}
        // The X, Escape and a press beside it; the form's own buttons are meant.
        onClose={() => (isTouched.current && !isKept ? setAsking(true) : leave())}
        onExitTransitionEnd={() => {
          isTouched.current = false
        }}
        closeOnEscape={!isAsking}
        position="right"
        size={`min(${size}px, 100vw)`}
        padding="lg"
        title={title}
        classNames={{ content: classes.drawer, title: classes.title }}
      >
        <div onInput={note} onSubmit={() => setAsking(false)}>
          {children}
        </div>
      </Drawer>
      <Modal
        opened={isOpen && isAsking}
        onClose={() => setAsking(false)}
        title={<b>{t('unsaved.title')}</b>}
        size={420}
      >
        <Stack gap="md">
          <p>{t('unsaved.text')}</p>
          <Group gap="xs">
            <Button variant="filled" data-autofocus onClick={() => setAsking(false)}>
              {t('unsaved.stay')}
            </Button>
            <Button onClick={leave}>{t('unsaved.leave')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
