import type { Fact, FactKind, FactQuestion, passFactQuestion } from '@heed/contract/customer-facts.ts'
import type { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCase } from '../../cases/index.ts'
import { readKnown, topicOf } from './fact-rows.ts'

/** Asked of everybody at the first contact; the rest is asked where somebody guessed, or where it has grown old. */
const askedFirst: FactKind[] = ['address', 'reach']

export const listQuestions = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => ({ items: await findQuestions(tx, caseId) }))

/** Passed over is passed over for this contact; answered, it is known. Either way it is not asked twice. */
export const pass = (scope: Scope, caseId: string, { kind, topic }: z.output<typeof passFactQuestion.body>) =>
  scope.transaction(async (tx) => {
    await requireCase(tx, caseId)
    await tx.db
      .insertInto('fact_question_passed')
      .values({ case_id: caseId, kind, topic, member_id: scope.actor?.id ?? null, at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { items: await findQuestions(tx, caseId) }
  })

async function findQuestions(tx: Tx, caseId: string): Promise<FactQuestion[]> {
  const { customer_id: customerId } = await requireCase(tx, caseId)
  const passed = await tx.db
    .selectFrom('fact_question_passed')
    .select(['kind', 'topic'])
    .where('case_id', '=', caseId)
    .execute()
  const { facts } = await readKnown(tx, customerId)
  const unknown = askedFirst
    .filter((kind) => !facts.some(({ said }) => said.kind === kind))
    .map((kind) => ({ kind, topic: '', why: 'unknown' as const, fact: null }))
  return [...unknown, ...facts.flatMap(questionAbout)].filter(
    (question) => !passed.some(({ kind, topic }) => kind === question.kind && topic === question.topic),
  )
}

const questionAbout = (fact: Fact): FactQuestion[] => {
  const about = { kind: fact.said.kind, topic: topicOf(fact.said), fact }
  if (fact.basis === 'assumed') return [{ ...about, why: 'assumed' }]
  return fact.isOld ? [{ ...about, why: 'old' }] : []
}
