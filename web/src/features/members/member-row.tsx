import type { Member } from '@heed/contract/workspace.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { dayOf } from '../../ui/format.ts'
import { useMyReach } from './member-acts.ts'
import classes from './member-row.module.css'

/** The branches that someone sees, in words. */
export const BranchWords = ({ branchIds }: { branchIds: string[] | null }) => {
  const { t } = useTranslation('members')
  const { branches } = useMe()
  if (branchIds === null) return <>{t('everyBranch')}</>
  const known = branches.filter((branch) => branchIds.includes(branch.id)).map((branch) => branch.name)
  const others = branchIds.length - known.length
  const words = others > 0 ? [...known, t('otherBranches', { number: others })] : known
  return <>{words.length > 0 ? words.join(', ') : t('noBranch')}</>
}

export const MemberRow = ({ member, onEdit }: { member: Member; onEdit: () => void }) => {
  const { t } = useTranslation('members')
  const may = useMay()
  const { member: me } = useMe()
  const reach = useMyReach()
  const mayChange = may('member:edit') && reach.isWithin(member)
  return (
    <li className={classes.row} data-off={!member.active}>
      <Avatar name={member.name} size={36} />
      <div className={classes.who}>
        <h2>
          {member.name}
          {member.id === me.id && <Chip>{t('you')}</Chip>}
          {!member.active && <Chip tone="hold">{t('ended')}</Chip>}
        </h2>
        <p>{member.email}</p>
      </div>
      <div className={classes.where}>
        <b>{t(`role.${member.role}`, { ns: 'common' })}</b>
        <p>
          <BranchWords branchIds={member.branchIds} />
        </p>
      </div>
      <span className={classes.since}>{t('since', { time: dayOf(member.joinedAt) })}</span>
      <span className={classes.act}>
        {mayChange && (
          <Button size="xs" onClick={onEdit} aria-label={t('changeNamed', { name: member.name })}>
            {t('act.edit', { ns: 'common' })}
          </Button>
        )}
      </span>
    </li>
  )
}
