import type { ActionKind } from '@heed/contract/actions.ts'
import { caseChanged, caseHandedOver, caseStateChanged } from '../../events/case-events.ts'
import { clockBreached } from '../../events/clock-events.ts'
import {
  angerFollowedUp,
  causeReviewed,
  complaintJudged,
  complaintStepTaken,
  complaintWithdrawn,
  customerAngered,
} from '../../events/complaint-events.ts'
import { planGiven, promiseBroken } from '../../events/promise-events.ts'
import { surveyAnswered, surveyOpenedCase } from '../../events/voice-events.ts'
import { type Happened, within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { type NewAction, settleByNews, writeAction } from './write-action.ts'

const hourMs = 3_600_000
const later = (at: Date, hours: number) => new Date(at.getTime() + hours * hourMs)
const isDone = (state: string) => state === 'solved' || state === 'closed'

type OfCase = Omit<NewAction, 'branchId' | 'caseId' | 'origin'>

/** For the case that the news is about; once for each event, however often it is told. */
const make = (tx: Tx, happened: Happened, action: OfCase) =>
  writeAction(
    tx,
    {
      ...action,
      branchId: happened.branchId as string,
      caseId: happened.caseId,
      origin: `${happened.id}:${action.kind}`,
    },
    happened.at,
  )

/** 1 and 2 of 5. */
const lowRating = 2

/** A second handover is one too many: the customer is being passed round. */
const tooManyHandovers = 2

/** A low rating, or “I would not come back”: one entry, however many of both there are in the answer. */
async function speakIfAtRisk(tx: Tx, happened: Happened, responseId: string, caseId: string): Promise<void> {
  const { satisfaction, comeback } = await tx.db
    .selectFrom('survey_response')
    .select(['satisfaction', 'comeback'])
    .where('id', '=', responseId)
    .executeTakeFirstOrThrow()
  const { owner_id } = await tx.db
    .selectFrom('case')
    .select('owner_id')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  const isLow = satisfaction !== null && satisfaction <= lowRating
  if (!isLow && comeback !== 'no') return
  await settleByNews(tx, { caseId, kind: 'at_risk' }, 'dropped', happened.at)
  await make(tx, happened, {
    kind: 'at_risk',
    facts: { ...(isLow ? { satisfaction } : {}), ...(comeback === 'no' ? { comeback } : {}) },
    ...(owner_id ? { ownerId: owner_id } : { forRole: 'lead' }),
    dueAt: later(happened.at, 24),
  })
}

/** What the news of other engines leaves to be done, and what it settles. */
export const actionsFollowNews = [
  within(complaintJudged, 'actions.unsatisfied', async ({ caseId, satisfied, by }, tx, happened) => {
    await settleByNews(tx, { caseId, kind: 'unsatisfied' }, satisfied ? 'done' : 'dropped', happened.at)
    if (!satisfied)
      await make(tx, happened, {
        kind: 'unsatisfied',
        facts: { by },
        forRole: 'manager',
        dueAt: later(happened.at, 24),
      })
  }),

  // One bad experience is not averaged away: somebody speaks to this customer, today or tomorrow.
  within(surveyAnswered, 'actions.at-risk', ({ responseId, caseId }, tx, happened) =>
    speakIfAtRisk(tx, happened, responseId, caseId),
  ),
  within(surveyOpenedCase, 'actions.at-risk-openly', ({ responseId, caseId }, tx, happened) =>
    speakIfAtRisk(tx, happened, responseId, caseId),
  ),

  within(clockBreached, 'actions.no-plan', async ({ measure }, tx, happened) => {
    if (measure === 'plan') await make(tx, happened, { kind: 'no_plan', forRole: 'manager', dueAt: happened.at })
  }),
  within(planGiven, 'actions.plan-given', ({ caseId }, tx, { at }) =>
    settleByNews(tx, { caseId, kind: 'no_plan' }, 'done', at),
  ),

  within(caseHandedOver, 'actions.runaround', async ({ caseId, summary }, tx, happened) => {
    const { handover_count: times } = await tx.db
      .selectFrom('case')
      .select('handover_count')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    if (times < tooManyHandovers) return
    await settleByNews(tx, { caseId, kind: 'runaround' }, 'dropped', happened.at)
    await make(tx, happened, {
      kind: 'runaround',
      facts: { times, summary },
      forRole: 'lead',
      dueAt: later(happened.at, 1),
    })
  }),

  within(promiseBroken, 'actions.broken-promise', async ({ promiseId, words, memberId }, tx, happened) => {
    await make(tx, happened, {
      kind: 'broken_promise',
      facts: { promiseId, promised: words, memberId },
      forRole: 'lead',
      dueAt: later(happened.at, 4),
    })
  }),

  within(customerAngered, 'actions.angry', async ({ seniorId, followUpAt }, tx, happened) => {
    await make(tx, happened, {
      kind: 'angry_follow_up',
      ...(seniorId ? { ownerId: seniorId } : { forRole: 'manager' }),
      dueAt: new Date(followUpAt),
    })
  }),
  within(angerFollowedUp, 'actions.angry-called', ({ caseId }, tx, { at }) =>
    settleByNews(tx, { caseId, kind: 'angry_follow_up' }, 'done', at),
  ),

  within(complaintStepTaken, 'actions.review-cause', async ({ caseId, stage, way }, tx, happened) => {
    if (stage !== 'solved') return
    if (way === 'undone') return settleByNews(tx, { caseId, kind: 'review_cause' }, 'dropped', happened.at)
    const { owner_id } = await tx.db
      .selectFrom('case')
      .select('owner_id')
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    await make(tx, happened, {
      kind: 'review_cause',
      ...(owner_id ? { ownerId: owner_id } : { forRole: 'lead' }),
      dueAt: later(happened.at, 72),
    })
  }),
  within(causeReviewed, 'actions.prevent', async ({ caseId, prevention, action }, tx, happened) => {
    await settleByNews(tx, { caseId, kind: 'review_cause' }, 'done', happened.at)
    if (action)
      await make(tx, happened, {
        kind: 'prevent',
        words: prevention.slice(0, 500),
        ownerId: action.ownerId,
        dueAt: new Date(action.dueAt),
      })
  }),

  within(caseStateChanged, 'actions.case-done', async ({ caseId, from, to }, tx, { at }) => {
    if (!isDone(to) || isDone(from)) return
    for (const kind of ['no_plan', 'runaround'] as const) await settleByNews(tx, { caseId, kind }, 'done', at)
  }),
  within(complaintWithdrawn, 'actions.no-complaint', async ({ caseId }, tx, { at }) => {
    const needless: ActionKind[] = ['unsatisfied', 'no_plan', 'angry_follow_up', 'review_cause']
    for (const kind of needless) await settleByNews(tx, { caseId, kind }, 'dropped', at)
  }),
  // An action is seen where its case is seen.
  within(caseChanged, 'actions.follow-branch', async ({ caseId, changed }, tx, { branchId }) => {
    if ('branchId' in changed && branchId)
      await tx.everywhere(() =>
        tx.db.updateTable('action').set({ branch_id: branchId }).where('case_id', '=', caseId).execute(),
      )
  }),
]
