import { randomBytes } from 'node:crypto'
import type { Role } from '@heed/contract/permissions.ts'
import type { ChannelKind } from '@heed/contract/standards.ts'
import type { OpeningHours } from '@heed/contract/workspace.ts'
import { createWorkspace } from '../src/features/workspace/index.ts'
import type { House } from '../src/platform/house.ts'
import { newId } from '../src/platform/ids.ts'
import { roleActor, Scope } from '../src/platform/scope.ts'

const always: OpeningHours = {
  weekly: {
    '1': [['00:00', '24:00']],
    '2': [['00:00', '24:00']],
    '3': [['00:00', '24:00']],
    '4': [['00:00', '24:00']],
    '5': [['00:00', '24:00']],
    '6': [['00:00', '24:00']],
    '7': [['00:00', '24:00']],
  },
  overrides: [],
}
export const officeHours: OpeningHours = {
  weekly: {
    '1': [['09:00', '18:00']],
    '2': [['09:00', '18:00']],
    '3': [['09:00', '18:00']],
    '4': [['09:00', '18:00']],
    '5': [['09:00', '18:00']],
  },
  overrides: [],
}

export const testPassword = 'a long enough password'
const some = () => randomBytes(4).toString('hex')

/** A business with one branch in Istanbul that is always open, and its owner. */
export async function buildBusiness(
  house: House,
  options: { name?: string; hours?: OpeningHours; zone?: string; supportAddress?: string } = {},
) {
  const created = await createWorkspace(house, {
    language: 'en',
    kind: 'shop',
    name: options.name ?? 'Narin',
    branch: {
      name: 'Kadıköy',
      zone: options.zone ?? 'Europe/Istanbul',
      currency: 'TRY',
      language: 'tr',
      hours: options.hours ?? always,
    },
    owner: { name: 'Selin Aksoy', email: `owner-${some()}@narin.test`, password: testPassword },
    supportAddress: options.supportAddress ?? `help-${some()}@narin.test`,
  })
  const scope = new Scope(house, created.workspaceId)
  // Tests run at night, too.
  await scope.transaction((tx) =>
    tx.db.updateTable('workspace').set({ survey_quiet_from: '00:00', survey_quiet_to: '00:00' }).execute(),
  )
  return { ...created, scope, owner: await actAs(house, created.workspaceId, created.memberId) }
}

/** A further branch of the business. */
export const buildBranch = (scope: Scope, name: string, options: { zone?: string; hours?: OpeningHours } = {}) =>
  scope.transaction(async (tx) => {
    const id = newId()
    await tx.db
      .insertInto('branch')
      .values({
        id,
        name,
        zone: options.zone ?? 'Asia/Baku',
        currency: 'AZN',
        language: 'az',
        hours: JSON.stringify(options.hours ?? always),
      })
      .execute()
    return id
  })

/** A colleague without a way to sign in; use `signIn` for one who comes through the door. */
export const buildMember = async (scope: Scope, role: Role, branchIds: string[] | null = null): Promise<Scope> => {
  const id = newId()
  await scope.transaction((tx) =>
    tx.db
      .insertInto('member')
      .values({
        id,
        user_id: `user-${id}`,
        name: `${role} ${some()}`,
        email: `${role}-${some()}@narin.test`,
        role,
        branch_ids: branchIds,
      })
      .execute(),
  )
  return actAs(scope.house, scope.workspaceId, id)
}

/** The scope that this member's requests work in. */
export async function actAs(house: House, workspaceId: string, memberId: string): Promise<Scope> {
  const member = await house
    .scopeOf(workspaceId)
    .transaction((tx) => tx.db.selectFrom('member').selectAll().where('id', '=', memberId).executeTakeFirstOrThrow())
  return new Scope(house, workspaceId, roleActor(member), member.branch_ids)
}

/** The business's channel of this kind; made when it has none. */
export const buildChannel = (scope: Scope, branchId: string, kind: ChannelKind = 'api') =>
  scope.transaction(async (tx) => {
    const known = await tx.db
      .selectFrom('channel')
      .selectAll()
      .where('kind', '=', kind)
      .where('branch_id', '=', branchId)
      .executeTakeFirst()
    if (known) return known
    return tx.db
      .insertInto('channel')
      .values({
        id: newId(),
        branch_id: branchId,
        kind,
        name: kind,
        address: kind === 'mail' || kind === 'form' ? `${kind}-${some()}@narin.test` : null,
        language: 'tr',
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  })
