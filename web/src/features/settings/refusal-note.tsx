import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { AccountRefused } from './account.ts'

/** What the door of sign-in refused, and the way on where there is one. */
export const RefusalNote = ({ reason }: { reason: unknown }) => {
  const { t } = useTranslation('settings')
  const refusal = reason instanceof AccountRefused ? reason.refusal : 'failed'
  if (refusal !== 'notFresh') return <ErrorNote>{t(`refusal.${refusal}`)}</ErrorNote>
  return (
    <p className="small">
      {t('refusal.notFresh')}{' '}
      <Link to="/sign-in" search={{ next: '/settings' }} className="link">
        {t('signInAgain')}
      </Link>
    </p>
  )
}
