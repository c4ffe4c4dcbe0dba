import type { askAdvice } from '@heed/contract/advice.ts'
import type { z } from 'zod'
import { adviceAsked } from '../../events/advice-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { requireCase, requireOwner } from '../cases/index.ts'
import { aboutWhom, decideUntil } from '../remedies/index.ts'
import { aboutThem, asksOneself, nobodyToAsk } from './advice.errors.ts'
import { readAdvice } from './advice-rows.ts'
import { chooseAsked } from './choose-asked.ts'

export const ask = (scope: Scope, caseId: string, { question, options, memberId }: z.output<typeof askAdvice.body>) =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const named = memberId ?? null
    const askerId = scope.actor?.id ?? null
    const about = await aboutWhom(tx, caseId)
    if (named) {
      if (named === askerId) throw asksOneself()
      await requireOwner(tx, named, branchId)
      if (named === about) throw aboutThem()
    }
    const to = await chooseAsked(tx, { branchId, named, not: [askerId, about] })
    if (!to) throw nobodyToAsk()
    const adviceId = newId()
    const at = now()
    const dueAt = await decideUntil(tx, branchId)
    await tx.db
      .insertInto('advice')
      .values({
        id: adviceId,
        case_id: caseId,
        question,
        options,
        asked_by: askerId,
        asked_at: at,
        asked_id: to,
        due_at: dueAt,
        passed_over: named && named !== to ? [named] : [],
      })
      .execute()
    await tx.emit(
      adviceAsked,
      { adviceId, caseId, question, askerId, to, dueAt: dueAt.toISOString() },
      { caseId, branchId, at },
    )
    return readAdvice(tx, adviceId)
  })
