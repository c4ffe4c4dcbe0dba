import type { Member } from '@heed/contract/workspace.ts'
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { membersQuery } from '../cases/case-queries.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { Invitations } from './invitations.tsx'
import { InviteForm } from './invite-form.tsx'
import { MemberForm } from './member-form.tsx'
import { MemberRow } from './member-row.tsx'
import { RolesExplained } from './roles-explained.tsx'

/** Who works here, where, and in which role; who was invited; and what each role may do. */
export const MembersPage = () => {
  const { t } = useTranslation('members')
  const may = useMay()
  const members = useQuery(membersQuery)
  const [edited, setEdited] = useState<Member>()
  const [isInviting, setInviting] = useState(false)
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        may('member:invite') && (
          <Button
            variant="filled"
            leftSection={<IconUserPlus size={17} stroke={1.8} />}
            onClick={() => setInviting(true)}
          >
            {t('invite')}
          </Button>
        )
      }
    >
      {members.isPending && <PageSkeleton rows={6} />}
      {members.isError && <ErrorNote reason={members.error} onRetry={() => members.refetch()} />}
      {members.data && (
        <Sheet label={t('title')}>
          {members.data.items.toSorted(byActive).map((member) => (
            <MemberRow key={member.id} member={member} onEdit={() => setEdited(member)} />
          ))}
        </Sheet>
      )}
      {may('member:invite') && <Invitations />}
      <PageSection title={t('roles.title')} text={t('roles.text')}>
        <RolesExplained />
      </PageSection>
      <EditDrawer
        title={edited?.name ?? t('act.edit', { ns: 'common' })}
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
      >
        {edited && <MemberForm member={edited} onDone={() => setEdited(undefined)} />}
      </EditDrawer>
      <EditDrawer title={t('invite')} isOpen={isInviting} onClose={() => setInviting(false)}>
        {isInviting && <InviteForm onDone={() => setInviting(false)} />}
      </EditDrawer>
    </PageFrame>
  )
}

const byActive = (one: Member, other: Member) => Number(other.active) - Number(one.active)
