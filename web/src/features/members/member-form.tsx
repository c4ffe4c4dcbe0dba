import type { Member } from '@heed/contract/workspace.ts'
import { Button, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { BranchChoice } from './branch-choice.tsx'
import { type Reach, useChangeMember } from './member-acts.ts'
import classes from './member-form.module.css'
import { RoleChoice } from './role-choice.tsx'

/** Role, branches, and whether they come in at all. What the server refuses is said here. */
export const MemberForm = ({ member, onDone }: { member: Member; onDone: () => void }) => {
  const { t } = useTranslation('members')
  const { member: me } = useMe()
  const [reach, setReach] = useState<Reach>({ role: member.role, branchIds: member.branchIds })
  const [isEnding, setEnding] = useState(false)
  const change = useChangeMember(member, onDone)
  const hasNoBranch = reach.branchIds?.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!hasNoBranch) change.mutate(reach)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <p className="quiet">{member.email}</p>
        <RoleChoice value={reach.role} onChange={(role) => setReach({ ...reach, role })} />
        <BranchChoice
          value={reach.branchIds}
          onChange={(branchIds) => setReach({ ...reach, branchIds })}
          error={hasNoBranch && t('field.oneBranch')}
        />
        {member.id === me.id && <p className={classes.note}>{t('ownAccess')}</p>}
        <FormFoot problem={change.error} isBusy={change.isPending && !isEnding} onCancel={onDone} />
        <section className={classes.access}>
          <h3>{t(member.active ? 'end.title' : 'end.backTitle')}</h3>
          <p className="quiet small">{t(member.active ? 'end.text' : 'end.backText')}</p>
          {!member.active && (
            <Button loading={change.isPending} onClick={() => change.mutate({ active: true })}>
              {t('end.back')}
            </Button>
          )}
          {member.active && !isEnding && <Button onClick={() => setEnding(true)}>{t('end.go')}</Button>}
          {member.active && isEnding && (
            <div className={classes.sure}>
              <Button
                className={classes.ends}
                autoFocus
                loading={change.isPending}
                onClick={() => change.mutate({ active: false })}
              >
                {t('end.sure', { name: member.name })}
              </Button>
              <Button onClick={() => setEnding(false)}>{t('act.cancel', { ns: 'common' })}</Button>
            </div>
          )}
        </section>
      </Stack>
    </form>
  )
}
