import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './drawer-behind-figure.module.css'

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
  const isNarrow = useMediaQuery('(max-width: 1100px)')
  if (!isNarrow) return <aside className={classes.beside}>{<Inside {...props} />}</aside>
  return (
    <Drawer opened onClose={props.onClose} position="bottom" size="86%" withCloseButton={false} padding={0}>
      <Inside {...props} />
    </Drawer>
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
      <h2>{title}</h2>
      <div className={classes.explanation}>{explanation}</div>
      {actions && <div className={classes.actions}>{actions}</div>}
      <div className={classes.rows}>{children}</div>
    </div>
  )
}
