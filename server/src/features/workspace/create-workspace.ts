import type { SetupInput } from '@heed/contract/setup.ts'
import { checkCalendar } from '@heed/methods/calendar.ts'
import { branchOpened, memberJoined, workspaceCreated } from '../../events/workspace-events.ts'
import type { House } from '../../platform/house.ts'
import { newId } from '../../platform/ids.ts'
import { Scope } from '../../platform/scope.ts'
import { forgetAccount, openAccount } from './accounts.ts'
import { hoursInvalid } from './workspace.errors.ts'

export type Created = { workspaceId: string; branchId: string; memberId: string; userId: string; email: string }

/** Makes a business with its first branch and owner; what else belongs to a fresh start, others add by listening to `workspace.created`. */
export async function createWorkspace(
  house: House,
  input: SetupInput,
  options: { demo?: boolean; minimumAnswers?: number } = {},
): Promise<Created> {
  const problems = checkCalendar({
    zone: input.branch.zone,
    weekly: input.branch.hours.weekly,
    overrides: overridesOf(input.branch.hours),
  })
  if (problems[0]) throw hoursInvalid(problems[0].code)
  const account = await openAccount(house, input.owner)
  const workspaceId = newId()
  const scope = new Scope(house, workspaceId)
  try {
    return await scope.transaction(async (tx) => {
      await tx.db
        .insertInto('workspace')
        .values({
          id: workspaceId,
          name: input.name,
          kind: input.kind,
          language: input.language,
          demo: options.demo ?? false,
          ...(options.minimumAnswers ? { minimum_answers: options.minimumAnswers } : {}),
        })
        .execute()
      await tx.client.query('select heed.start_case_numbers()')
      const branchId = newId()
      const { name, zone, currency, hours, language } = input.branch
      await tx.db
        .insertInto('branch')
        .values({
          id: branchId,
          name,
          zone,
          currency,
          hours: JSON.stringify(hours),
          language: language ?? input.language,
        })
        .execute()
      const memberId = newId()
      await tx.db
        .insertInto('member')
        .values({
          id: memberId,
          user_id: account.userId,
          name: input.owner.name,
          email: account.email,
          role: 'owner',
          language: input.language,
        })
        .execute()
      await tx.emit(branchOpened, { branchId, name }, { branchId })
      await tx.emit(memberJoined, { memberId, role: 'owner' })
      await tx.emit(workspaceCreated, {
        kind: input.kind,
        language: input.language,
        branchId,
        supportAddress: input.supportAddress?.toLowerCase() ?? null,
      })
      return { workspaceId, branchId, memberId, userId: account.userId, email: account.email }
    })
  } catch (error) {
    if (account.isNew) await forgetAccount(house, account.userId)
    throw error
  }
}

/** Overrides by date, as business time reads them. */
export const overridesOf = (hours: {
  overrides: { date: string; spans: [string, string][] }[]
}): Record<string, [string, string][]> => Object.fromEntries(hours.overrides.map(({ date, spans }) => [date, spans]))
