import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './edit-drawer.module.css'

type EditDrawerProps = { title: string; isOpen: boolean; onClose: () => void; size?: number; children: ReactNode }

/** A form beside the page that it changes; over the whole screen on a phone. */
export const EditDrawer = ({ title, isOpen, onClose, size = 480, children }: EditDrawerProps) => {
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={`min(${size}px, 100vw)`}
      padding="lg"
      title={title}
      classNames={{ content: classes.drawer, title: classes.title }}
    >
      {children}
    </Drawer>
  )
}
