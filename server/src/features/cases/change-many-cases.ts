import type { bulkChangeCases } from '@heed/contract/case-bulk.ts'
import { mostTags } from '@heed/contract/cases.ts'
import type { z } from 'zod'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { giveTo } from './assign-case.ts'
import { tooManyTags } from './cases.errors.ts'
import { requireCase, requireOwner } from './cases.queries.ts'
import { moveTo } from './change-state.ts'
import { applyChange } from './update-case.ts'

type Change = Omit<z.output<typeof bulkChangeCases.body>, 'ids'>

/** Each case is changed as by hand; one that is out of sight or cannot be changed stays as it was and is named with the reason. */
export const changeManyCases = (scope: Scope, { ids, ...change }: z.output<typeof bulkChangeCases.body>) =>
  repeatableTransaction(scope, async (tx) => {
    const changed: string[] = []
    const refused: { id: string; code: string }[] = []
    // In one order for everybody, so that two people changing the same cases do not wait for each other in a circle.
    for (const id of [...new Set(ids)].sort()) {
      try {
        if (await tx.attempt(() => changeOne(tx, id, change))) changed.push(id)
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        refused.push({ id, code: error.code })
      }
    }
    return { changed, refused }
  })

/** A refusal, also by what follows the change, undoes all of this case: none is half changed. */
async function changeOne(tx: Tx, id: string, { ownerId, state, addTags, removeTags, priority }: Change) {
  const row = await requireCase(tx, id)
  if (ownerId) await requireOwner(tx, ownerId, row.branch_id)
  const kept = row.tags.filter((tag) => !removeTags?.includes(tag))
  const tags = addTags || removeTags ? [...new Set([...kept, ...(addTags ?? [])])] : undefined
  if (tags && tags.length > Math.max(mostTags, row.tags.length)) throw tooManyTags()
  const isOther = await applyChange(tx, row, { priority, tags })
  const isGiven = ownerId !== undefined && (await giveTo(tx, row, ownerId))
  const isMoved = state !== undefined && state !== row.state
  if (isMoved) await moveTo(tx, await requireCase(tx, id), state)
  return isOther || isGiven || isMoved
}
