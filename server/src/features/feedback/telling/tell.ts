import type { Telling } from '@heed/contract/decisions.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { customersTold } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { type DecisionRow, getDecision } from '../decisions/decision-rows.ts'
import { getFeedbackRow } from '../feedback-rows.ts'
import { keepSteps } from '../move-feedback.ts'
import { requireTheme } from '../themes/theme-rows.ts'
import { composeTelling, ownWords } from './compose-telling.ts'
import { chooseReached, findToTell, type ToTell } from './find-whom.ts'
import { sendNoticesJob } from './send-notices.ts'

type About = { decisionId: string } | { feedbackId: string } | { themeId: string }

/** Whom a mail would reach now, and how it reads in each language that is needed. */
export const preview = (scope: Scope, about: About): Promise<Telling> => scope.transaction((tx) => previewIn(tx, about))

export const previewIn = async (tx: Tx, about: About): Promise<Telling> =>
  present(tx, await find(tx, about, { lock: false }))

/**
 * Marks everything that is done as told and writes down whom to mail; the mails follow as a job. The items are locked meanwhile and a
 * notice exists once an item and once a customer and decision, so pressed twice or by two people at once, it writes to nobody twice.
 */
export const tell = (scope: Scope, about: About): Promise<Telling> =>
  scope.transaction(async (tx) => {
    const items = await find(tx, about, { lock: true })
    const telling = await present(tx, items)
    if (items.length === 0) return telling
    const reached = chooseReached(items)
    for (let from = 0; from < reached.length; from += 1000)
      await tx.db
        .insertInto('feedback_notice')
        .values(
          reached.slice(from, from + 1000).map((item) => ({
            id: newId(),
            branch_id: item.branch_id,
            feedback_id: item.id,
            decision_id: item.decision_id,
            customer_id: item.customer_id as string,
            case_id: item.case_id as string,
            created_at: now(),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await sql`update feedback set state = 'told', told_at = ${now()}, told_by = ${scope.actor?.id ?? null}
      where id = any (${items.map(({ id }) => id)}::uuid[])`.execute(tx.db)
    await keepSteps(
      tx,
      items.map((item) => ({ ...item, to: 'told' })),
    )
    await tx.emit(
      customersTold,
      { decisionId: 'decisionId' in about ? about.decisionId : null, items: items.length, mails: reached.length },
      { branchId: items[0]?.branch_id },
    )
    if (reached.length > 0) tx.enqueue(sendNoticesJob, {})
    return telling
  })

async function find(tx: Tx, about: About, options: { lock: boolean }): Promise<ToTell[]> {
  if ('decisionId' in about) {
    await getDecision(tx, about.decisionId)
    return findToTell(tx, sql`f.decision_id = ${about.decisionId}`, options)
  }
  if ('themeId' in about) {
    await requireTheme(tx, about.themeId)
    return findToTell(tx, sql`f.theme_id = ${about.themeId}`, options)
  }
  await getFeedbackRow(tx, about.feedbackId)
  return findToTell(tx, sql`f.id = ${about.feedbackId}`, options)
}

async function present(tx: Tx, items: ToTell[]): Promise<Telling> {
  const reached = chooseReached(items)
  const decisionIds = new Set(reached.flatMap(({ decision_id }) => decision_id ?? []))
  const decisions = new Map<string, DecisionRow>()
  for (const id of decisionIds) decisions.set(id, await getDecision(tx, id))
  const business = await tx.db.selectFrom('workspace').select(['name', 'language']).executeTakeFirstOrThrow()
  const byLanguage = Map.groupBy(reached, ({ language }) => (language ?? business.language) as Language)
  // The very mail that the first customer of a language gets.
  const samples = [...byLanguage].map(([language, [first, ...others]]) => ({
    language,
    mails: others.length + 1,
    ...composeTelling({
      language,
      business: business.name,
      businessLanguage: business.language as Language,
      caseNumber: `#${first?.case_number ?? ''}`,
      customerName: first?.customer ?? '',
      addressAs: first?.address_as ?? null,
      decision: decisions.get(first?.decision_id ?? '') ?? null,
      own: first ? ownWords(first) : null,
    }),
  }))
  const withMail = new Set(reached.map(({ customer_id }) => customer_id))
  const isSilent = (item: ToTell) => !item.email || !item.case_id || !item.customer_id
  return {
    items: items.length,
    mails: reached.length,
    withoutMail: items.filter((item) => isSilent(item) && !withMail.has(item.customer_id)).length,
    samples,
  }
}
