import { workspaceChanged } from '../../events/workspace-events.ts'
import type { Scope } from '../../platform/scope.ts'

type Change = { name?: string; language?: string; solvedForGoodDays?: number; minimumAnswers?: number }

export const changeWorkspace = (scope: Scope, change: Change) =>
  scope.transaction(async (tx) => {
    const before = await tx.db.selectFrom('workspace').selectAll().forUpdate().executeTakeFirstOrThrow()
    const after = await tx.db
      .updateTable('workspace')
      .set({
        name: change.name ?? before.name,
        language: change.language ?? before.language,
        solved_for_good_days: change.solvedForGoodDays ?? before.solved_for_good_days,
        minimum_answers: change.minimumAnswers ?? before.minimum_answers,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.emit(workspaceChanged, { changed: change })
    return after
  })
