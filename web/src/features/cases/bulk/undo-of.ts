import type { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import type { CaseBrief } from '@heed/contract/cases.ts'
import type { z } from 'zod'

export type BulkPart = Omit<z.input<typeof bulkChangeCases.body>, 'ids'>
export type BulkStep = { ids: string[]; part: BulkPart }
/** Sleeping cases go back to sleep one by one, each until its own time. */
export type SnoozeStep = { id: string; snoozedUntil: string }

/** What brings the cases back to what they were, in as few steps as there were different values before. */
export const undoOf = (before: CaseBrief[], part: BulkPart): { steps: BulkStep[]; snoozes: SnoozeStep[] } => {
  const asleep = part.state ? before.filter(({ state }) => state === 'snoozed') : []
  const awake = before.filter((item) => !asleep.includes(item))
  const steps = [
    ...(part.ownerId === undefined ? [] : groupBy(before, ({ owner }) => ({ ownerId: owner?.id ?? null }))),
    ...(part.priority === undefined ? [] : groupBy(before, ({ priority }) => ({ priority }))),
    ...(part.state === undefined ? [] : groupBy(awake, ({ state }) => ({ state: state as BulkPart['state'] }))),
    ...(part.addTags ?? []).map((tag) => ({
      ids: before.filter(({ tags }) => !tags.includes(tag)).map(({ id }) => id),
      part: { removeTags: [tag] },
    })),
  ]
  return {
    steps: steps.filter(({ ids }) => ids.length > 0),
    snoozes: asleep.flatMap(({ id, snoozedUntil }) => (snoozedUntil ? [{ id, snoozedUntil }] : [])),
  }
}

const groupBy = (items: CaseBrief[], partOf: (item: CaseBrief) => BulkPart): BulkStep[] => {
  const groups = new Map<string, BulkStep>()
  for (const item of items) {
    const part = partOf(item)
    const key = JSON.stringify(part)
    const group = groups.get(key) ?? { ids: [], part }
    group.ids.push(item.id)
    groups.set(key, group)
  }
  return [...groups.values()]
}
