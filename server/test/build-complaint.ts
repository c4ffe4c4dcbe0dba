import { changeCaseState, createCase } from '@heed/contract/cases.ts'
import { reviewCause, takeComplaintStep, updateComplaint } from '@heed/contract/complaints.ts'
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
