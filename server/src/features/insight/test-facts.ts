import { getInsight, type Insight } from '@heed/contract/insight.ts'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness } from '../../../test/build.ts'
import type { TestHouse } from '../../../test/house.ts'
import { dayIn } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import type { Measure } from './measures.ts'

type Place = { branchId: string; caseId: string; zone: string }
export type Given = {
  measure: Measure
  at?: string
  value?: number | null
  good?: boolean | null
  paused?: number
  back?: string | null
  member?: string | null
  channel?: string
}

/** Tests only: a branch with one case in it that facts can belong to. */
export async function buildPlace(scope: Scope, branchId: string, zone: string, subject = 'Perde'): Promise<Place> {
  const [channelId, customerId, caseId] = [newId(), newId(), newId()]
  await scope.transaction(async (tx) => {
    await tx.db
      .insertInto('channel')
      .values({ id: channelId, branch_id: branchId, kind: 'phone', name: 'x', language: 'tr' })
      .execute()
    await tx.db.insertInto('customer').values({ id: customerId, name: '=HYPERLINK("x")', language: 'tr' }).execute()
    await tx.db
      .insertInto('case')
      .values({
        id: caseId,
        number: Math.floor(Math.random() * 1e9),
        branch_id: branchId,
        channel_id: channelId,
        customer_id: customerId,
        kind: 'enquiry',
        subject,
        preview: '',
        language: 'tr',
      })
      .execute()
  })
  return { branchId, caseId, zone }
}

/** Tests only: facts as if cases had made them. */
export const addFacts = (scope: Scope, place: Place, facts: Given[]) =>
  scope.transaction((tx) =>
    tx.db
      .insertInto('fact')
      .values(
        facts.map(
          ({
            measure,
            at = '2026-11-10T10:00:00Z',
            value = null,
            good = null,
            paused,
            back,
            member = null,
            channel = 'mail',
          }) => ({
            measure,
            source_id: newId(),
            branch_id: place.branchId,
            case_id: place.caseId,
            channel_kind: channel,
            member_id: member,
            at: new Date(at),
            day: dayIn(place.zone, new Date(at)),
            value,
            good,
            paused_seconds: paused ?? null,
            reopened_at: back ? new Date(back) : null,
          }),
        ),
      )
      .execute(),
  )

/** Tests only: a business with a place for facts, and its figures of November 2026. */
export async function openInsight(t: TestHouse, minimumAnswers = 10) {
  const business = await buildBusiness(t.house)
  await business.scope.transaction((tx) =>
    tx.db.updateTable('workspace').set({ minimum_answers: minimumAnswers }).execute(),
  )
  const place = await buildPlace(business.scope, business.branchId, 'Europe/Istanbul')
  const key = await keyOf(t.house, business.owner)
  const insight = async (query: Record<string, string> = {}): Promise<Insight> =>
    (await call(t.app, key, getInsight, { query: { from: '2026-11-01', to: '2026-11-30', ...query } })).body
  return { business, place, key, insight }
}
export const scores = (values: (number | null)[]): Given[] =>
  values.map((value) => ({
    measure: 'nps',
    value,
    good: value === null ? null : value >= 9 ? true : value <= 6 ? false : null,
  }))
