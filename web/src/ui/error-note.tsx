import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../app/problem.ts'
import classes from './error-note.module.css'

type ErrorNoteProps = { reason?: unknown; children?: ReactNode; onRetry?: () => void }

/** At the place it happened: what did not happen, whether anything is lost, what to do. */
export const ErrorNote = ({ reason, children, onRetry }: ErrorNoteProps) => {
  const { t } = useTranslation()
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
      <p>
        {children} {reason !== undefined && problemText(reason)}{' '}
        {onRetry && (
          <button type="button" className="link" onClick={onRetry}>
            {t('act.tryAgain')}
          </button>
        )}
      </p>
    </div>
  )
}
