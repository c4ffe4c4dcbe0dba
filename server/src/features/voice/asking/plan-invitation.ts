import { type Selectable, sql } from 'kysely'
import { caseOpened, caseStateChanged } from '../../../events/case-events.ts'
import { occasionRecorded } from '../../../events/customer-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Survey } from '../../../platform/database/tables.generated.ts'
import { on } from '../../../platform/events/event.ts'
import { newId } from '../../../platform/ids.ts'
import type { Tx } from '../../../platform/scope.ts'
import { unhappyAnswer } from '../following/unhappy.ts'
import { findReasonNotToAsk, isDone } from './find-reason-not-to-ask.ts'
import type { Occasion } from './occasion-kinds.ts'
import { whenToSend } from './when-to-send.ts'

/**
 * One invitation for each case and survey. A case that came back before it was sent is planned anew when solved again;
 * what was sent stays as it is, so solved, reopened and solved again asks once.
 */
export const planAfterSolution = on(caseStateChanged, 'voice.plan-invitation', async ({ caseId, to }, tx, { at }) => {
  if (to !== 'solved') return
  const about = await findCase(tx, caseId)
  if (!about || !isDone(about.state)) return
  const wasUnhappy = await findUnhappy(tx, caseId)
  for (const survey of await surveysAfter(tx, ['solution', 'again'])) {
    const kind = kindAfterSolution(survey.occasions, wasUnhappy)
    if (kind) await planInvitation(tx, survey, { ...occasionOf(about), kind, at }, about)
  }
})

type Unhappy = 'answered' | 'complained' | undefined

/** Whether an answer about the case, or the one that it came of, was unhappy; or it is a complaint. */
async function findUnhappy(tx: Tx, caseId: string): Promise<Unhappy> {
  const { rows } = await sql<{ answered: boolean; complained: boolean }>`
    select exists (select from survey_response r where (r.case_id = ${caseId} or r.opened_case_id = ${caseId}) and ${unhappyAnswer}) as answered,
      exists (select from complaint k where k.case_id = ${caseId} and k.withdrawn_at is null) as complained`.execute(
    tx.db,
  )
  return rows[0]?.answered ? 'answered' : rows[0]?.complained ? 'complained' : undefined
}

/** A complaint is asked about as any solution where the survey does so; asked again is whoever has answered already. */
function kindAfterSolution(occasions: readonly string[], wasUnhappy: Unhappy) {
  const isSolution = occasions.includes('solution')
  if (occasions.includes('again') && (wasUnhappy === 'answered' || (wasUnhappy && !isSolution))) return 'again'
  return isSolution ? 'solution' : undefined
}

const spoken: Record<string, 'call' | 'visit'> = { phone: 'call', walk_in: 'visit' }

/** A call and a visit are recorded as cases; whoever rang or came in may be asked how that was. */
export const planAfterContact = on(
  caseOpened,
  'voice.plan-after-contact',
  async ({ caseId, channelKind }, tx, { at }) => {
    const kind = spoken[channelKind]
    const about = kind && (await findCase(tx, caseId))
    if (about) await planInvitations(tx, { ...occasionOf(about), kind, at }, about)
  },
)

/** What lies further back is history that is taken over, and nobody remembers it well enough to be asked. */
const historyMs = 14 * 86_400_000

export const planAfterOccasion = on(occasionRecorded, 'voice.plan-after-occasion', async ({ occasionId }, tx) => {
  const row = await tx.db.selectFrom('occasion').selectAll().where('id', '=', occasionId).executeTakeFirst()
  if (!row || row.at.getTime() < now().getTime() - historyMs) return
  await planInvitations(tx, {
    kind: row.kind as 'visit' | 'call' | 'purchase' | 'delivery',
    customerId: row.customer_id,
    branchId: row.branch_id,
    caseId: null,
    occasionId: row.id,
    at: row.at,
  })
})

type AboutCase = NonNullable<Awaited<ReturnType<typeof findCase>>>

const findCase = (tx: Tx, caseId: string) =>
  tx.db
    .selectFrom('case as c')
    .innerJoin('channel as ch', 'ch.id', 'c.channel_id')
    .select(['c.id', 'c.state', 'c.branch_id', 'c.customer_id', 'ch.kind'])
    .where('c.id', '=', caseId)
    .executeTakeFirst()

const occasionOf = (about: AboutCase) => ({
  customerId: about.customer_id,
  branchId: about.branch_id,
  caseId: about.id,
  occasionId: null,
})

/** An invitation of every survey that is asked after this. */
async function planInvitations(tx: Tx, occasion: Occasion, about?: AboutCase): Promise<void> {
  for (const survey of await surveysAfter(tx, [occasion.kind])) await planInvitation(tx, survey, occasion, about)
}

const surveysAfter = (tx: Tx, kinds: Occasion['kind'][]) =>
  tx.db
    .selectFrom('survey')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .where('closed_at', 'is', null)
    .where(sql<boolean>`${kinds}::text[] && occasions`)
    .execute()

/** Planned for its time, or kept with the reason why not. */
export async function planInvitation(
  tx: Tx,
  survey: Selectable<Survey>,
  occasion: Occasion,
  about?: AboutCase,
): Promise<void> {
  const { language } = await tx.db
    .selectFrom('customer')
    .select('language')
    .where('id', '=', occasion.customerId)
    .executeTakeFirstOrThrow()
  const reason = await findReasonNotToAsk(tx, {
    kind: occasion.kind,
    customerId: occasion.customerId,
    drawnAs: occasion.caseId ?? occasion.occasionId ?? occasion.customerId,
    case: about ? { state: about.state, channelKind: about.kind } : null,
    survey: {
      isOpen: true,
      quietDays: survey.quiet_days,
      seed: survey.seed,
      sharePercent: survey.share_percent,
      heldOutPercent: survey.held_out_percent,
    },
  })
  // Whoever was unhappy was asked lately, most often: they are asked again, once the days of quiet are over.
  const isWaiting = occasion.kind === 'again' && reason === 'asked_recently'
  const quietUntil = isWaiting ? await endOfQuiet(tx, occasion.customerId, survey.quiet_days) : 0
  const due = Math.max(occasion.at.getTime() + survey.delay_hours * 3_600_000, quietUntil)
  const plan = {
    state: reason && !isWaiting ? 'not_sent' : 'planned',
    reason: isWaiting ? null : reason,
    send_at: await whenToSend(tx, occasion, due),
    language,
  }
  const insert = tx.db.insertInto('survey_invitation').values({
    id: newId(),
    survey_id: survey.id,
    case_id: occasion.caseId,
    occasion: occasion.kind,
    occasion_id: occasion.occasionId,
    branch_id: occasion.branchId,
    customer_id: occasion.customerId,
    created_at: now(),
    ...plan,
  })
  const planned = occasion.caseId
    ? insert.onConflict((conflict) =>
        conflict
          .columns(['survey_id', 'case_id', 'occasion'])
          .where('case_id', 'is not', null)
          .doUpdateSet(plan)
          .where('survey_invitation.state', 'in', ['planned', 'not_sent']),
      )
    : insert.onConflict((conflict) => conflict.doNothing())
  await planned.execute()
}

/** When the customer may be asked again after the newest survey that went to them, in milliseconds. */
async function endOfQuiet(tx: Tx, customerId: string, quietDays: number): Promise<number> {
  const newest = await tx.db
    .selectFrom('survey_invitation')
    .select('sent_at')
    .where('customer_id', '=', customerId)
    .where('sent_at', 'is not', null)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (newest?.sent_at?.getTime() ?? 0) + quietDays * 86_400_000
}
