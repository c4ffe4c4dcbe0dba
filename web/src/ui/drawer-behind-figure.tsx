import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './drawer-behind-figure.module.css'
import { usePageKeys } from './page-keys.ts'

type DrawerBehindFigureProps = {
  title: string
  explanation: ReactNode
  /** The buttons: open the list, start an action. */
  actions?: ReactNode
  /** The very rows that the figure counts. */
  children: ReactNode
  onClose: () => void
}

/** What a figure is made of: beside the page where there is room, over it where there is none. */
export const DrawerBehindFigure = (props: DrawerBehindFigureProps) => {
  const isNarrow = useMediaQuery('(max-width: 1100px)', false, { getInitialValueInEffect: false })
  if (!isNarrow) return <Beside {...props} />
  return (
    <Drawer.Root opened onClose={props.onClose} position="bottom" size="86%">
      <Drawer.Overlay />
      <Drawer.Content aria-label={props.title}>
        <Inside {...props} />
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** The heading is focused when another figure opens, and the figure again when the drawer closes. */
const Beside = (props: DrawerBehindFigureProps) => {
  const aside = useRef<HTMLElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => aside.current?.querySelector('h2')?.focus({ preventScroll: true }), [props.title])
  usePageKeys([['Escape', props.onClose]])
  return (
    <aside ref={aside} className={classes.beside} aria-label={props.title}>
      <Inside {...props} />
    </aside>
  )
}

const Inside = ({ title, explanation, actions, children, onClose }: DrawerBehindFigureProps) => {
  const { t } = useTranslation()
  return (
    <div className={classes.inside}>
      <header>
        <span className={classes.label}>{t('figure.behind')}</span>
        <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t('act.close')}>
          <IconX size={17} />
        </ActionIcon>
      </header>
      <h2 tabIndex={-1}>{title}</h2>
      <div className={classes.explanation}>{explanation}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
      <div className={classes.rows}>{children}</div>
    </div>
  )
}
