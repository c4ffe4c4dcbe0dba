import { changeCaseState, createCase } from '@heed/contract/cases.ts'
import { reviewCause, takeComplaintStep, updateComplaint } from '@heed/contract/complaints.ts'
import { newId } from '../src/platform/ids.ts'
import type { Scope } from '../src/platform/scope.ts'
import { call } from './api.ts'
import type { TestHouse } from './house.ts'

type Complained = { email?: string | undefined; name?: string; language?: string; item?: string; branchId?: string }

/** A complaint as it comes in, with what the customer bought. */
export async function complain(t: TestHouse, key: string, { email, name, language, item, branchId }: Complained = {}) {
  const { body } = await call(t.app, key, createCase, {
    body: {
      customer: { name: name ?? 'Ayşe Demir', language: language ?? 'tr', ...(email ? { email } : {}) },
      subject: 'Dikişi açıldı',
      text: 'İlk yıkamada dikişi açıldı.',
      kind: 'complaint',
      acknowledge: false,
      ...(branchId ? { branchId } : {}),
    },
  })
  if (item) await call(t.app, key, updateComplaint, { params: { id: body.id }, body: { item } })
  return body
}

/** Solves a complaint and answers the two questions about its cause. */
export async function review(t: TestHouse, key: string, caseId: string, answers: Record<string, unknown> = {}) {
  for (const stage of ['listened', 'apologised'])
    await call(t.app, key, takeComplaintStep, {
      params: { id: caseId },
      body: { stage, way: 'done', words: 'Noted' },
    })
  await call(t.app, key, changeCaseState, { params: { id: caseId }, body: { state: 'solved' } })
  return call(t.app, key, reviewCause, {
    params: { id: caseId },
    body: { cause: 'Dikiş zayıf', prevention: 'Her parti bir kez yıkanır', kind: 'systems', ...answers },
  })
}

type Rated = { caseId: string; customerId: string; branchId: string; satisfaction: number; at?: Date }

/** The customer of a case answered the ready survey. */
export const rate = (scope: Scope, { caseId, customerId, branchId, satisfaction, at }: Rated) =>
  scope.transaction(async (tx) => {
    const survey = await tx.db.selectFrom('survey').select('id').orderBy('id').executeTakeFirstOrThrow()
    const answeredAt = at ?? new Date()
    await tx.db
      .insertInto('survey_response')
      .values({
        id: newId(),
        branch_id: branchId,
        survey_id: survey.id,
        case_id: caseId,
        customer_id: customerId,
        language: 'tr',
        satisfaction,
        way: 'interview',
        answered_at: answeredAt,
        entered_at: answeredAt,
        day: answeredAt.toISOString().slice(0, 10),
      })
      .execute()
  })
