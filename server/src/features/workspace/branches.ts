import type { BranchInput, OpeningHours } from '@heed/contract/workspace.ts'
import { checkCalendar } from '@heed/methods/calendar.ts'
import type { z } from 'zod'
import { branchChanged, branchOpened } from '../../events/workspace-events.ts'
import { newId } from '../../platform/ids.ts'
import { beyondBranches, notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { overridesOf } from './create-workspace.ts'
import { hoursInvalid } from './workspace.errors.ts'

type Input = z.infer<typeof BranchInput>

function requireUsableHours(zone: string, hours: OpeningHours): void {
  const problem = checkCalendar({ zone, weekly: hours.weekly, overrides: overridesOf(hours) })[0]
  if (problem) throw hoursInvalid(problem.code.replace('calendar.', ''))
}

const columnsOf = (place: Input['place']) =>
  place === undefined ? {} : { latitude: place?.latitude ?? null, longitude: place?.longitude ?? null }

export const listBranchesInSight = (scope: Scope) =>
  scope.transaction((tx) => tx.db.selectFrom('branch').selectAll().orderBy('name').execute())

export const openBranch = (scope: Scope, input: Input) =>
  scope.transaction(async (tx) => {
    if (scope.branchIds !== null) throw beyondBranches()
    requireUsableHours(input.zone, input.hours)
    const { place, ...rest } = input
    const branch = await tx.db
      .insertInto('branch')
      .values({ id: newId(), ...rest, ...columnsOf(place), hours: JSON.stringify(input.hours) })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.emit(branchOpened, { branchId: branch.id, name: branch.name }, { branchId: branch.id })
    return branch
  })

/** Changing hours or zone gives them a new version; whoever computed on the old one hears of it by the event. */
export const changeBranch = (scope: Scope, branchId: string, change: Partial<Input> & { active?: boolean }) =>
  scope.transaction(async (tx) => {
    const before = await tx.db
      .selectFrom('branch')
      .selectAll()
      .where('id', '=', branchId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw notFound()
    const hours = change.hours ?? (before.hours as unknown as OpeningHours)
    const zone = change.zone ?? before.zone
    requireUsableHours(zone, hours)
    const hoursChanged = zone !== before.zone || JSON.stringify(hours) !== JSON.stringify(before.hours)
    const { hours: _hours, place, ...rest } = change
    const branch = await tx.db
      .updateTable('branch')
      .set({
        ...rest,
        ...columnsOf(place),
        hours: JSON.stringify(hours),
        hours_version: before.hours_version + (hoursChanged ? 1 : 0),
      })
      .where('id', '=', branchId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.emit(branchChanged, { branchId, hoursChanged, changed: change }, { branchId })
    return branch
  })
