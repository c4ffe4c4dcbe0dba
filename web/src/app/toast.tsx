import { notifications } from '@mantine/notifications'
import { t } from 'i18next'
import type { ReactNode } from 'react'
import { problemText } from './problem.ts'
import classes from './toast.module.css'

type Toast = { id?: string; text: ReactNode; undo?: () => void; retry?: () => void; seconds?: number }

/** A short word at the edge of the screen, with Undo for ten seconds where there is something to undo. */
export const toast = ({ id = crypto.randomUUID(), text, undo, retry, seconds = undo ? 10 : 4 }: Toast) => {
  const act = (run: () => void) => () => {
    notifications.hide(id)
    run()
  }
  notifications.show({
    id,
    autoClose: seconds * 1000,
    withBorder: false,
    closeButtonProps: { 'aria-label': t('act.close') },
    classNames: { root: classes.toast, description: classes.words },
    message: (
      <>
        <span>{text}</span>
        {undo && (
          <button type="button" className={classes.act} onClick={act(undo)}>
            {t('act.undo')}
          </button>
        )}
        {retry && (
          <button type="button" className={classes.act} onClick={act(retry)}>
            {t('act.tryAgain')}
          </button>
        )}
      </>
    ),
  })
  return () => notifications.hide(id)
}

/** Says what did not happen, and why. */
export const toastProblem = (reason: unknown, what?: string, retry?: () => void) =>
  toast({ text: [what, problemText(reason)].filter(Boolean).join(' '), retry, seconds: 8 })
