import { type Feedback, maxFeedbackBytes, type recordFeedback, type ScoreScale } from '@heed/contract/feedback.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { z } from 'zod'
import { feedbackRecorded } from '../../events/feedback-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { storableText } from '../../platform/mail/understand/plain-strings.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { findOrCreateCustomer } from '../customers/index.ts'
import { openCaseFor } from './answering/open-case.ts'
import {
  caseUnknown,
  customerUnknown,
  noDoorForCase,
  saidInFuture,
  scoreOutside,
  textTooLong,
} from './feedback.errors.ts'
import { getFeedbackRow, presentFeedback } from './feedback-rows.ts'
import { requireMember } from './moments/moments.ts'
import { keepMoment } from './moments/take-moment.ts'
import { takeIn } from './take-in.ts'

type Said = z.output<typeof recordFeedback.body>

const ends: Record<ScoreScale, [number, number]> = {
  '1-5': [1, 5],
  '0-10': [0, 10],
  '1-10': [1, 10],
  '0-100': [0, 100],
}

/** Inside its scale, with two decimals at most. */
export const isOnScale = (value: number, scale: ScoreScale): boolean =>
  value >= ends[scale][0] && value <= ends[scale][1] && Number.isInteger(Math.round(value * 1e6) / 1e4)

/** A clock somewhere else may be a little ahead of ours. */
const leniencyMs = 300_000
export const isInFuture = (at: Date): boolean => at.getTime() > now().getTime() + leniencyMs

/** Writes down what somebody said. With an origin that is known already, the item that stands there is given back. */
export const recordWhatWasSaid = (scope: Scope, said: Said): Promise<Feedback> =>
  scope.transaction(async (tx) => {
    const text = said.text === undefined ? null : storableText(said.text, maxFeedbackBytes) || null
    if (text !== null && Buffer.byteLength(text) > maxFeedbackBytes) throw textTooLong()
    if (said.score && !isOnScale(said.score.value, said.score.scale)) throw scoreOutside()
    const at = said.saidAt ? new Date(said.saidAt) : now()
    if (isInFuture(at)) throw saidInFuture()
    const about = await findCase(tx, said.caseId)
    const branch = await chooseBranch(tx, about ? about.branch_id : said.branchId)
    const language = said.language ?? about?.language ?? branch.language
    const occasion = await findOccasion(tx, said.occasionId)
    const customer = await findCustomer(tx, said, language, about?.customer_id ?? occasion?.customer_id)
    // Somebody else's purchase is not what they were asked about.
    if (occasion && customer && occasion.customer_id !== customer.id) throw notFound()
    const id = newId()
    const origin = said.origin ? `api:${storableText(said.origin, 150)}` : `own:${id}`
    const [added] = await takeIn(tx, [
      {
        id,
        branch_id: branch.id,
        source: said.source,
        channel: said.channel ? storableText(said.channel, 80) : null,
        text,
        language,
        score: said.score?.value ?? null,
        scale: said.score?.scale ?? null,
        customer_id: customer?.id ?? null,
        said_by: customer ? null : (said.customer?.name ?? null),
        case_id: about?.id ?? null,
        said_at: at.toISOString(),
        recorded_by: scope.actor?.id ?? null,
        url: said.url ?? null,
        unhappy: said.unhappy,
        kind: said.kind ?? null,
        product: said.product ?? null,
        occasion_id: occasion?.id ?? null,
        origin,
      },
    ])
    if (!added) return presentFeedback(await getByOrigin(tx, origin))
    await tx.emit(feedbackRecorded, { feedbackId: id, source: said.source }, { branchId: branch.id, at: now() })
    tx.tell({ topic: 'feedback', id, type: feedbackRecorded.type }, branch.id)
    if (said.moment && text) await keepHeard(tx, said.moment, { id, branchId: branch.id, text, at })
    if (said.opensCase) await openOwnCase(tx, id, branch.id)
    return presentFeedback(await getFeedbackRow(tx, id))
  })

async function getByOrigin(tx: Tx, origin: string) {
  const known = await tx.db
    .selectFrom('feedback')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('origin', '=', origin)
    .executeTakeFirst()
  return getFeedbackRow(tx, known?.id ?? newId())
}

/** A moment that a colleague heard of. */
async function keepHeard(
  tx: Tx,
  { toldHow, employeeId }: NonNullable<Said['moment']>,
  { id, branchId, text, at }: { id: string; branchId: string | null; text: string; at: Date },
) {
  if (employeeId) await requireMember(tx, employeeId)
  await keepMoment(tx, {
    feedback_id: id,
    branch_id: branchId,
    words: text,
    said_at: at,
    permission: toldHow ? 'told' : 'none',
    told_how: toldHow ?? null,
    employee_id: employeeId ?? null,
  })
}

/** Their problem is taken on at once: it is a complaint of whoever heard it. */
async function openOwnCase(tx: Tx, feedbackId: string, branchId: string | null) {
  await tx.db
    .insertInto('feedback_answer')
    .values({ feedback_id: feedbackId, branch_id: branchId, received_at: now(), due_at: now() })
    .execute()
  if (!(await openCaseFor(tx, feedbackId, 'complaint'))) throw noDoorForCase()
}

async function findOccasion(tx: Tx, occasionId: string | undefined) {
  if (!occasionId) return undefined
  const row = await tx.db
    .selectFrom('occasion')
    .select(['id', 'customer_id'])
    .where('id', '=', occasionId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

async function findCase(tx: Tx, caseId: string | undefined) {
  if (!caseId) return undefined
  const row = await tx.db
    .selectFrom('case')
    .select(['id', 'branch_id', 'customer_id', 'language'])
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw caseUnknown()
  return row as typeof row & { language: Language }
}

/** The one named; null is the whole business; left out, it is the one branch that is in sight, else the whole business. */
async function chooseBranch(tx: Tx, branchId: string | null | undefined) {
  const inSight = await tx.db.selectFrom('branch').select(['id', 'language']).orderBy('id').execute()
  const branch = branchId ? inSight.find(({ id }) => id === branchId) : inSight.length === 1 ? inSight[0] : undefined
  if (branchId && !branch) throw branchUnknown()
  if (branch && branchId !== null) return { id: branch.id, language: branch.language as Language }
  const business = await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()
  return { id: null, language: business.language as Language }
}

/** By id, by address, or by the case; a name alone makes no customer, since two may have it. */
async function findCustomer(tx: Tx, said: Said, language: Language, ofCase: string | undefined) {
  const customerId = said.customerId ?? ofCase
  if (customerId) {
    const known = await tx.db.selectFrom('customer').select('id').where('id', '=', customerId).executeTakeFirst()
    if (!known) throw customerUnknown()
    return known
  }
  const { email, phone, name } = said.customer ?? {}
  return email || phone ? findOrCreateCustomer(tx, { email, phone, name, language }) : undefined
}
