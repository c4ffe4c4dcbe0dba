import { createHash, randomBytes } from 'node:crypto'
import { type Role, roles } from '@heed/contract/permissions.ts'
import { invitationWithdrawn, memberChanged, memberInvited, memberJoined } from '../../events/workspace-events.ts'
import { now } from '../../platform/clock.ts'
import type { House } from '../../platform/house.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { mailInvitation } from '../channels/index.ts'
import { openAccount } from './accounts.ts'
import { emailTaken, invitationInvalid, lastOwner, roleTooHigh } from './workspace.errors.ts'

const invitationDays = 7
const hashOf = (token: string) => createHash('sha256').update(token).digest()
const rank = (role: string) => roles.indexOf(role as Role)

/** Nobody gives out more than they hold: neither a higher role nor a branch they do not see. */
function requireWithinOwnReach(scope: Scope, role: Role, branchIds: string[] | null): void {
  if (scope.actor && rank(role) < rank(scope.actor.role)) throw roleTooHigh()
  if (scope.branchIds && (branchIds === null || branchIds.some((id) => !scope.branchIds?.includes(id))))
    throw branchUnknown()
}

async function requireBranches(tx: Tx, branchIds: string[] | null): Promise<void> {
  if (!branchIds || branchIds.length === 0) return
  const found = await tx.db.selectFrom('branch').select('id').where('id', 'in', branchIds).execute()
  if (found.length !== new Set(branchIds).size) throw branchUnknown()
}

export const listColleagues = (scope: Scope) =>
  scope.transaction((tx) => tx.db.selectFrom('member').selectAll().orderBy('name').execute())

export const listOpenInvitations = (scope: Scope) =>
  scope.transaction((tx) =>
    tx.db
      .selectFrom('invitation')
      .leftJoin('member', 'member.id', 'invitation.invited_by')
      .selectAll('invitation')
      .select('member.name as inviter')
      .where('accepted_at', 'is', null)
      .where('expires_at', '>', now())
      .orderBy('invitation.created_at', 'desc')
      .execute(),
  )

/**
 * The token names its workspace, so that the link is found without looking into all of them; only its hash is kept. The mail
 * goes out with the commit, or waits until there is a mail server.
 */
export const invite = (
  scope: Scope,
  input: { email: string; role: Role; branchIds: string[] | null; language?: string },
) =>
  scope.transaction(async (tx) => {
    requireWithinOwnReach(scope, input.role, input.branchIds)
    await requireBranches(tx, input.branchIds)
    const email = input.email.toLowerCase()
    if (await tx.db.selectFrom('member').select('id').where('email', '=', email).executeTakeFirst()) throw emailTaken()
    const workspace = await tx.db.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()
    const token = `${scope.workspaceId.replaceAll('-', '')}${randomBytes(24).toString('base64url')}`
    const invitation = await tx.db
      .insertInto('invitation')
      .values({
        id: newId(),
        token_hash: hashOf(token),
        email,
        role: input.role,
        branch_ids: input.branchIds,
        language: input.language ?? workspace.language,
        invited_by: scope.actor?.id ?? null,
        expires_at: new Date(now().getTime() + invitationDays * 86_400_000),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.emit(memberInvited, { invitationId: invitation.id, role: input.role })
    const inviter = scope.actor?.name ?? null
    const link = `${scope.house.config.url}/join/${token}`
    const { isHeld } = await mailInvitation(tx, {
      invitationId: invitation.id,
      recipient: email,
      language: invitation.language,
      branchId: input.branchIds?.length === 1 ? (input.branchIds[0] ?? null) : null,
      business: workspace.name,
      inviter,
      days: invitationDays,
      link,
    })
    return { invitation, inviter, link, mail: isHeld ? ('waits' as const) : ('goes_out' as const) }
  })

export const withdraw = (scope: Scope, invitationId: string) =>
  scope.transaction(async (tx) => {
    const gone = await tx.db
      .deleteFrom('invitation')
      .where('id', '=', invitationId)
      .where('accepted_at', 'is', null)
      .returning(['role', 'branch_ids'])
      .executeTakeFirst()
    if (!gone) throw notFound()
    // Refusing undoes the deletion: an invitation above one's own reach is not theirs to take back.
    requireWithinOwnReach(scope, gone.role as Role, gone.branch_ids)
    await tx.emit(invitationWithdrawn, { invitationId })
  })

function scopeOfToken(house: House, token: string): Scope {
  const match = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})./.exec(token)
  if (!match) throw invitationInvalid()
  return house.scopeOf(match.slice(1, 6).join('-'))
}

async function requireOpenInvitation(tx: Tx, token: string) {
  const invitation = await tx.db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now())
    .forUpdate()
    .executeTakeFirst()
  if (!invitation) throw invitationInvalid()
  return invitation
}

export const readInvitation = (house: House, token: string) =>
  scopeOfToken(house, token).transaction(async (tx) => {
    const invitation = await requireOpenInvitation(tx, token)
    const workspace = await tx.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()
    return { invitation, workspace: workspace.name }
  })

/** Joins once: the row is locked while the account is made, so a link pressed twice makes one member. */
export const acceptInvitationWith = (house: House, token: string, person: { name: string; password: string }) =>
  scopeOfToken(house, token).transaction(async (tx) => {
    const invitation = await requireOpenInvitation(tx, token)
    const account = await openAccount(house, { ...person, email: invitation.email })
    const memberId = newId()
    await tx.db
      .insertInto('member')
      .values({
        id: memberId,
        user_id: account.userId,
        name: person.name,
        email: account.email,
        role: invitation.role,
        branch_ids: invitation.branch_ids,
        language: invitation.language,
      })
      .execute()
    await tx.db.updateTable('invitation').set({ accepted_at: now() }).where('id', '=', invitation.id).execute()
    await tx.emit(memberJoined, { memberId, role: invitation.role })
    return account.email
  })

export const changeMember = (
  scope: Scope,
  memberId: string,
  change: { role?: Role; branchIds?: string[] | null; active?: boolean },
) =>
  scope.transaction(async (tx) => {
    const before = await tx.db
      .selectFrom('member')
      .selectAll()
      .where('id', '=', memberId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw notFound()
    // Someone of a higher role is not theirs to change.
    requireWithinOwnReach(scope, before.role as Role, before.branch_ids)
    requireWithinOwnReach(
      scope,
      change.role ?? (before.role as Role),
      change.branchIds === undefined ? before.branch_ids : change.branchIds,
    )
    if (change.branchIds) await requireBranches(tx, change.branchIds)
    const after = await tx.db
      .updateTable('member')
      .set({
        role: change.role ?? before.role,
        branch_ids: change.branchIds === undefined ? before.branch_ids : change.branchIds,
        active: change.active ?? before.active,
      })
      .where('id', '=', memberId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const owners = await tx.db
      .selectFrom('member')
      .select('id')
      .where('role', '=', 'owner')
      .where('active', '=', true)
      .where('branch_ids', 'is', null)
      .execute()
    if (owners.length === 0) throw lastOwner()
    await tx.emit(memberChanged, { memberId, changed: change })
    scope.house.bulletin.post('heed_revoked', memberId)
    return after
  })
