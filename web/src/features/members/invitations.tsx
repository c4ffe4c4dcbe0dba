import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf } from '../../ui/format.ts'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './invitations.module.css'
import { invitationsQuery, useWithdraw } from './member-acts.ts'
import { BranchWords } from './member-row.tsx'

/** Who was invited and has not come in yet. Nothing is shown where nobody waits. */
export const Invitations = () => {
  const { t } = useTranslation('members')
  const invitations = useQuery(invitationsQuery)
  const withdraw = useWithdraw()
  if (invitations.isError) return <ErrorNote reason={invitations.error} onRetry={() => invitations.refetch()} />
  if (!invitations.data || invitations.data.items.length === 0) return null
  return (
    <PageSection title={t('invitations.title')} text={t('invitations.text')}>
      <Sheet label={t('invitations.title')}>
        {invitations.data.items.map((invitation) => (
          <li key={invitation.id} className={classes.row}>
            <div>
              <h3>{invitation.email}</h3>
              <p className="quiet">
                {t(`role.${invitation.role}`, { ns: 'common' })} · <BranchWords branchIds={invitation.branchIds} />
              </p>
            </div>
            <p className="quiet">
              {t('invitations.until', { time: dayOf(invitation.expiresAt) })}
              {invitation.invitedBy && <> · {t('invitations.by', { name: invitation.invitedBy })}</>}
            </p>
            <Button
              size="xs"
              aria-label={t('withdrawNamed', { email: invitation.email })}
              loading={withdraw.isPending && withdraw.variables.id === invitation.id}
              onClick={() => withdraw.mutate(invitation)}
            >
              {t('withdraw')}
            </Button>
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}
