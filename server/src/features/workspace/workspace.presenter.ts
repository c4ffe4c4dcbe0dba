import type { Branch, Member, OpeningHours, Workspace } from '@heed/contract/workspace.ts'
import type { Selectable } from 'kysely'
import type {
  Branch as BranchRow,
  Invitation as InvitationRow,
  Member as MemberRow,
  Workspace as WorkspaceRow,
} from '../../platform/database/tables.generated.ts'

export const presentWorkspace = (row: Selectable<WorkspaceRow>): Workspace => ({
  id: row.id,
  name: row.name,
  kind: row.kind as Workspace['kind'],
  language: row.language as Workspace['language'],
  solvedForGoodDays: row.solved_for_good_days,
  minimumAnswers: row.minimum_answers,
  closesByCustomer: row.closes_by_customer,
  demo: row.demo,
})

export const presentBranch = (row: Selectable<BranchRow>): Branch => ({
  id: row.id,
  name: row.name,
  zone: row.zone,
  currency: row.currency,
  language: row.language as Branch['language'],
  hours: row.hours as unknown as OpeningHours,
  place: row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
  talk: row.talk as Branch['talk'],
  active: row.active,
})

export const presentMember = (row: Selectable<MemberRow>): Member => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role as Member['role'],
  branchIds: row.branch_ids,
  active: row.active,
  joinedAt: row.joined_at.toISOString(),
})

export const presentInvitation = (row: Selectable<InvitationRow>, inviter: string | null) => ({
  id: row.id,
  email: row.email,
  role: row.role as Member['role'],
  branchIds: row.branch_ids,
  language: row.language as Workspace['language'],
  expiresAt: row.expires_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  invitedBy: inviter,
})
