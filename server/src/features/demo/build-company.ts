import type { Calendar } from '@heed/methods/calendar.ts'
import firstNames from '../../../../content/channels/first.json' with { type: 'json' }
import type { House } from '../../platform/house.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { createWorkspace, openAccountFor, overridesOf } from '../workspace/index.ts'
import { branches, members } from './stage.ts'

export type CompanyBranch = {
  id: string
  calendar: Calendar
  mailChannelId: string
  formChannelId: string
  memberIds: string[]
}
export type Company = {
  scope: Scope
  workspaceId: string
  branches: CompanyBranch[]
  standards: { id: string; measure: string; priority: string | null; targetSeconds: number }[]
  surveyId: string
  slownessOf: Map<string, number>
}

/** The business itself: three branches in three zones, people in every role, a mail address, a form, a phone and a counter each. */
export async function buildCompany(house: House, password: string): Promise<Company> {
  const [first, ...others] = branches
  const [owner, ...colleagues] = members
  if (!first || !owner) throw new Error('The stage is empty')
  const created = await createWorkspace(
    house,
    {
      language: 'en',
      kind: 'shop',
      name: 'Narin',
      branch: first,
      owner: { name: owner.name, email: owner.email, password },
      supportAddress: first.address,
    },
    { demo: true },
  )
  const scope = house.scopeOf(created.workspaceId)
  const accounts = await Promise.all(
    colleagues.map((member) => openAccountFor(house, { name: member.name, email: member.email, password })),
  )
  return scope.transaction(async (tx) => {
    const branchIds = [created.branchId, ...others.map(() => newId())]
    for (const [index, branch] of others.entries()) {
      const id = branchIds[index + 1] as string
      await tx.db
        .insertInto('branch')
        .values({
          id,
          name: branch.name,
          zone: branch.zone,
          currency: branch.currency,
          language: branch.language,
          hours: JSON.stringify(branch.hours),
        })
        .execute()
      await tx.db
        .insertInto('channel')
        .values([
          {
            id: newId(),
            kind: 'mail',
            name: `Narin ${branch.name}`,
            address: branch.address,
            branch_id: id,
            language: branch.language,
          },
          {
            id: newId(),
            kind: 'form',
            name: `Narin ${branch.name}`,
            address: `narin-${branch.zone.split('/')[1]?.toLowerCase()}`,
            branch_id: id,
            language: branch.language,
          },
          ...(['phone', 'walk_in'] as const).map((kind) => ({
            id: newId(),
            kind,
            name: firstNames[branch.language][kind],
            address: null,
            branch_id: id,
            language: branch.language,
          })),
        ])
        .execute()
    }
    const slownessOf = new Map<string, number>()
    const memberIds: string[][] = branches.map(() => [])
    for (const [index, member] of colleagues.entries()) {
      const id = newId()
      await tx.db
        .insertInto('member')
        .values({
          id,
          user_id: accounts[index]?.userId ?? '',
          name: member.name,
          email: member.email,
          role: member.role,
          language: member.language,
          branch_ids: member.branch === null ? null : [branchIds[member.branch] as string],
        })
        .execute()
      slownessOf.set(id, member.slowness)
      if (member.branch !== null && member.role !== 'manager') memberIds[member.branch]?.push(id)
    }
    const channels = await tx.db.selectFrom('channel').select(['id', 'kind', 'branch_id']).execute()
    const channelOf = (branchId: string, kind: string) =>
      channels.find((channel) => channel.branch_id === branchId && channel.kind === kind)?.id as string
    const standards = await tx.db
      .selectFrom('standard')
      .select(['id', 'measure', 'priority', 'target_seconds'])
      .execute()
    const survey = await tx.db.selectFrom('survey').select('id').executeTakeFirstOrThrow()
    return {
      scope,
      workspaceId: created.workspaceId,
      branches: branches.map((branch, index) => ({
        id: branchIds[index] as string,
        calendar: { zone: branch.zone, weekly: branch.hours.weekly, overrides: overridesOf(branch.hours) },
        mailChannelId: channelOf(branchIds[index] as string, 'mail'),
        formChannelId: channelOf(branchIds[index] as string, 'form'),
        memberIds: memberIds[index] as string[],
      })),
      standards: standards.flatMap(({ id, measure, priority, target_seconds }) =>
        measure && target_seconds ? [{ id, measure, priority, targetSeconds: target_seconds }] : [],
      ),
      surveyId: survey.id,
      slownessOf,
    }
  })
}
