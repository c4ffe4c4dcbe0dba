import type { Complaint } from '@heed/contract/complaints.ts'
import type { Selectable } from 'kysely'
import { complaintStepTaken } from '../../events/complaint-events.ts'
import { dayIn, now } from '../../platform/clock.ts'
import type { Complaint as ComplaintTable } from '../../platform/database/tables.generated.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { nextStage, type Step, standingsOf } from './stages.ts'

export type ComplaintRow = Selectable<ComplaintTable> & { steps: Step[]; branch_id: string; state: string }

/** The complaint of a case, locked after its case as everywhere, with its steps; undefined for a case that is none, or no longer. */
export async function takeComplaint(tx: Tx, caseId: string): Promise<ComplaintRow | undefined> {
  await tx.db.selectFrom('case').select('id').where('id', '=', caseId).forNoKeyUpdate().execute()
  const row = await tx.db
    .selectFrom('complaint as k')
    .innerJoin('case as c', 'c.id', 'k.case_id')
    .selectAll('k')
    .select(['c.branch_id', 'c.state'])
    .where('k.case_id', '=', caseId)
    .where('k.withdrawn_at', 'is', null)
    .forUpdate('k')
    .executeTakeFirst()
  return row && { ...row, steps: await listSteps(tx, caseId) }
}

export async function requireComplaint(tx: Tx, caseId: string): Promise<ComplaintRow> {
  const row = await takeComplaint(tx, caseId)
  if (!row) throw notFound()
  return row
}

const listSteps = (tx: Tx, caseId: string) =>
  tx.db
    .selectFrom('complaint_step as s')
    .leftJoin('member as m', 'm.id', 's.member_id')
    .select(['s.stage', 's.way', 's.words', 's.at', 's.member_id', 'm.name'])
    .where('s.case_id', '=', caseId)
    .orderBy('s.id')
    .execute()

type Taking = { stage: string; way: 'done' | 'skipped' | 'undone'; words?: string | null; byCustomer?: boolean }

/** Notes a step of the method and says so. */
export async function writeStep(
  tx: Tx,
  { case_id: caseId, branch_id: branchId }: Pick<ComplaintRow, 'case_id' | 'branch_id'>,
  { stage, way, words = null, byCustomer }: Taking,
  at = now(),
): Promise<void> {
  await tx.db
    .insertInto('complaint_step')
    .values({
      id: newId(),
      case_id: caseId,
      stage,
      way,
      words,
      member_id: byCustomer ? null : (tx.scope.actor?.id ?? null),
      at,
    })
    .execute()
  await tx.emit(complaintStepTaken, { caseId, stage, way, words }, { caseId, branchId, at })
}

/** A complaint as people see it. @throws not found for a case that is none. */
export async function readComplaint(tx: Tx, caseId: string): Promise<Complaint> {
  const row = await tx.db
    .selectFrom('complaint as k')
    .innerJoin('case as c', 'c.id', 'k.case_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .leftJoin('member as s', 's.id', 'k.senior_id')
    .leftJoin('member as am', 'am.id', 'k.about_member_id')
    .leftJoin('cause_review as r', 'r.case_id', 'k.case_id')
    .leftJoin('member as rm', 'rm.id', 'r.member_id')
    .leftJoin('cause as rc', 'rc.id', 'r.cause_id')
    .selectAll('k')
    .select(['b.zone', 's.name as senior_name', 'am.name as about_name'])
    .select([
      'r.cause',
      'r.prevention',
      'r.cause_kind',
      'r.cause_id',
      'r.solution',
      'rc.words as cause_words',
      'r.at as reviewed_at',
      'r.member_id as reviewer_id',
      'rm.name as reviewer',
    ])
    .where('k.case_id', '=', caseId)
    .where('k.withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw notFound()
  const steps = await listSteps(tx, caseId)
  const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
  return {
    caseId,
    receivedAt: row.received_at.toISOString(),
    foundByAsking: row.found_by_asking,
    stages: standingsOf(steps).map(({ stage, step }) => ({
      stage,
      way: step ? (step.way as 'done' | 'skipped') : 'open',
      at: step?.at.toISOString() ?? null,
      by: step ? person(step.member_id, step.name) : null,
      words: step?.words ?? null,
    })),
    next: nextStage(steps),
    asked: row.asked,
    about: person(row.about_member_id, row.about_name),
    purchase: {
      item: row.item,
      boughtOn: row.bought_on,
      daysSincePurchase: row.bought_on === null ? null : daysBetween(row.bought_on, dayIn(row.zone, row.received_at)),
      price: row.price,
      currency: row.currency,
      hasProof: row.has_proof,
    },
    anger:
      row.angry_at && row.follow_up_at
        ? {
            at: row.angry_at.toISOString(),
            senior: person(row.senior_id, row.senior_name),
            followUpAt: row.follow_up_at.toISOString(),
            followedUpAt: row.followed_up_at?.toISOString() ?? null,
            words: row.follow_up_words,
          }
        : null,
    judgement:
      row.satisfied !== null && row.judged_at
        ? {
            satisfied: row.satisfied,
            by: row.judged_by as 'customer' | 'survey' | 'employee',
            at: row.judged_at.toISOString(),
            words: row.judged_words,
          }
        : null,
    review:
      row.cause !== null && row.prevention !== null && row.reviewed_at
        ? {
            cause: row.cause,
            prevention: row.prevention,
            kind: row.cause_kind as 'strategy' | 'people' | 'systems',
            shared: row.cause_id ? { id: row.cause_id, words: row.cause_words ?? '' } : null,
            solution: row.solution,
            by: person(row.reviewer_id, row.reviewer),
            at: row.reviewed_at.toISOString(),
          }
        : null,
  }
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
