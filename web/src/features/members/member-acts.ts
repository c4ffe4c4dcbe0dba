import { type Role, roles } from '@heed/contract/permissions.ts'
import {
  inviteMember,
  listInvitations,
  type Member,
  updateMember,
  withdrawInvitation,
} from '@heed/contract/workspace.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import type { Language } from '../../app/languages.ts'
import { meQuery, useMe } from '../../app/session.ts'
import { toast, toastProblem } from '../../app/toast.tsx'
import { membersQuery } from '../cases/case-queries.ts'

export type Reach = { role: Role; branchIds: string[] | null }

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => call(listInvitations, { signal }),
})

/** Nobody gives out or changes more than they hold: neither a higher role nor branches they do not see. */
export const useMyReach = () => {
  const { member } = useMe()
  const from = roles.indexOf(member.role)
  const seesAll = (branchIds: string[] | null) =>
    member.branchIds === null || branchIds?.every((id) => member.branchIds?.includes(id)) === true
  return {
    roles: roles.slice(from),
    isWithin: (other: Reach) => roles.indexOf(other.role) >= from && seesAll(other.branchIds),
  }
}

export const useChangeMember = (member: Member, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Partial<Reach> & { active?: boolean }) =>
      call(updateMember, { params: { id: member.id }, body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: membersQuery.queryKey })
      client.invalidateQueries({ queryKey: meQuery.queryKey })
      toast({ text: t('members:saved', { name: member.name }) })
      onDone()
    },
  })
}

export const useInvite = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Reach & { email: string; language: Language }) => call(inviteMember, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  })
}

export const useWithdraw = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: { id: string; email: string }) => call(withdrawInvitation, { params: { id } }),
    onSuccess: (_, { email }) => {
      client.invalidateQueries({ queryKey: invitationsQuery.queryKey })
      toast({ text: t('members:withdrawn', { email }) })
    },
    onError: (reason) => toastProblem(reason, t('members:notWithdrawn')),
  })
}
