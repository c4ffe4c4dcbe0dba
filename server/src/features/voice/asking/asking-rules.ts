import type { AskingRules } from '@heed/contract/asking.ts'
import { askingRulesSet } from '../../../events/voice-events.ts'
import type { Scope } from '../../../platform/scope.ts'

export const readAskingRules = (scope: Scope): Promise<AskingRules> =>
  scope.transaction(async (tx) => {
    const row = await tx.db
      .selectFrom('workspace')
      .select(['survey_quiet_from', 'survey_quiet_to'])
      .executeTakeFirstOrThrow()
    return { quietFrom: row.survey_quiet_from, quietTo: row.survey_quiet_to }
  })

/** Holds for what is sent from now on, also where it was planned before. */
export const setAskingRules = (scope: Scope, rules: AskingRules): Promise<AskingRules> =>
  scope.transaction(async (tx) => {
    await tx.db
      .updateTable('workspace')
      .set({ survey_quiet_from: rules.quietFrom, survey_quiet_to: rules.quietTo })
      .where('id', '=', scope.workspaceId)
      .execute()
    await tx.emit(askingRulesSet, rules)
    return rules
  })
