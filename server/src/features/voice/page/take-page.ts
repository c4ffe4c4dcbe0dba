import type { Language } from '@heed/contract/primitives.ts'
import { type AnswerFault, readAnswers } from '@heed/methods/survey/read-answers.ts'
import { type Answers, isBlank, type Question } from '@heed/methods/survey/survey-content.ts'
import { isShown, keepShown, nextPage, pagesOf } from '@heed/methods/survey/survey-flow.ts'
import { workspaceOf } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import type { Tx } from '../../../platform/scope.ts'
import { findThanks, thankInvited, thankPurchase } from '../incentive/give-thanks.ts'
import { type Asked, findInvited, findLink } from './find-asked.ts'
import type { Fields } from './form-fields.ts'
import { keepResponse } from './keep-response.ts'
import { makePageKey, readPageKey } from './page-key.ts'
import { type Draft, dropDraft, findDraft, keepDraft } from './survey-drafts.ts'
import { takeQuotas } from './take-quotas.ts'

/** How a customer came: by their own link, or by an address that is open to all. */
export type Door = 'invited' | 'link'
export type Trouble = { faults: Record<string, AnswerFault>; problem: 'nothing' | 'again' | null }
/** A page to be shown: what it asks, what stands in it, and what is wrong with that. */
export type ShownPage = {
  asked: Asked
  draft: Draft
  at: number
  /** Answers as typed, right or wrong. */
  answers: Answers
  trouble: Trouble | null
  key: string | null
}
export type Taken =
  | { outcome: 'page'; page: ShownPage }
  | { outcome: 'thanks' | 'answered'; asked: Asked; reward: Reward }
  | { outcome: 'expired' | 'closed' | 'full'; asked: Asked }
  | { outcome: 'kept' }

/** What is given for the answer: a code, or a form that asks for which purchase. `key` is that of the page that was answered. */
export type Reward = ({ code: string; expiresOn: string } | { key: string; fault: 'used' | 'blank' | null }) | null

/** How a page is opened: a draft to go on with, an earlier page of it, an answer chosen in the mail. */
type Opening = { draftToken: string; back: number | undefined; chosen: string }

const find = (tx: Tx, door: Door, token: string, lock: boolean) =>
  door === 'invited' ? findInvited(tx, token, { lock }) : findLink(tx, token)

/** Opens a link where its reader left off; undefined for any that leads nowhere, whatever the cause. */
export const openPage = (house: House, door: Door, token: string, { draftToken, back, chosen }: Opening) =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx): Promise<Taken | undefined> => {
    const asked = await find(tx, door, token, false)
    if (!asked) return undefined
    if (asked.standing !== 'open') return ended(tx, asked, asked.standing)
    const draft = await findDraft(tx, asked, draftToken)
    const pages = pagesOf(draft.content)
    const at = Math.min(back ?? draft.page, draft.page, pages.length - 1)
    const answers = at === 0 ? { ...chosenInMail(pages[0]?.[0], chosen), ...draft.answers } : draft.answers
    return { outcome: 'page', page: show(house, asked, draft, at, answers, null) }
  })

/** What was tapped in the mail stands in the page, and counts once the page is sent: programs that look at links before people do answer nothing. */
const chosenInMail = (first: Question | undefined, chosen: string): Answers =>
  first && /^[\w-]{1,40}$/.test(chosen) && !['multiple', 'ranking', 'points', 'matrix', 'pair'].includes(first.kind)
    ? { [first.id]: chosen }
    : {}

const show = (
  house: House,
  asked: Asked,
  draft: Draft,
  at: number,
  answers: Answers,
  trouble: Trouble | null,
): ShownPage => ({
  asked,
  draft,
  at,
  answers,
  trouble,
  key: asked.linkId ? makePageKey(house.secret, now().getTime()) : null,
})

/** A quota that is full, or a page that was sent before, undoes the whole transaction, the places it took included. */
class Undone extends Error {
  readonly outcome: 'full' | 'thanks'

  constructor(outcome: 'full' | 'thanks') {
    super(outcome)
    this.outcome = outcome
  }
}

/** Takes one page. After the last one the answer is kept, once for each link or page; before, what was answered so far is. */
export async function takePage(
  house: House,
  door: Door,
  token: string,
  fields: Fields,
  language: Language | undefined,
): Promise<Taken | undefined> {
  let asked: Asked | undefined
  try {
    return await house.scopeOf(workspaceOf(token)).transaction(async (tx): Promise<Taken | undefined> => {
      asked = await find(tx, door, token, true)
      if (!asked) return undefined
      if (asked.standing !== 'open') return ended(tx, asked, asked.standing)
      return takeOne(house, tx, asked, fields, language)
    })
  } catch (error) {
    if (error instanceof Undone && asked)
      return error.outcome === 'full'
        ? { outcome: 'full', asked }
        : { outcome: 'thanks', asked, reward: asked.incentive && { key: fields.one('key'), fault: null } }
    throw error
  }
}

async function takeOne(
  house: House,
  tx: Tx,
  asked: Asked,
  fields: Fields,
  language: Language | undefined,
): Promise<Taken> {
  const draft = await findDraft(tx, asked, fields.one('d'))
  const { content } = draft
  const pages = pagesOf(content)
  const at = pageNumber(fields.one('page'), pages.length)
  const before = without(draft.answers, pages[at] ?? [])
  const shown = (pages[at] ?? []).filter((question) => isShown(question, before))
  const { answers, faults } = readAnswers(shown, fields.all)
  const good = Object.fromEntries(Object.entries(answers).filter(([id]) => !(id in faults)))
  const again = (trouble: Trouble, place = at): Taken => ({
    outcome: 'page',
    page: show(house, asked, draft, place, { ...before, ...answers }, trouble),
  })
  if (fields.one('partial') !== '') {
    if (asked.invitation)
      await keepDraft(tx, asked, draft, keepShown(content, { ...before, ...good }), Math.max(at, draft.page))
    return { outcome: 'kept' }
  }
  const once = asked.linkId ? readPageKey(house.secret, fields.one('key'), now().getTime()) : null
  if (once === undefined) return again({ faults: {}, problem: 'again' })
  if (fields.one('go') === 'back') {
    const kept = await keepDraft(tx, asked, draft, keepShown(content, { ...before, ...good }), at)
    return { outcome: 'page', page: show(house, asked, kept, Math.max(at - 1, 0), kept.answers, null) }
  }
  if (Object.keys(faults).length > 0) return again({ faults, problem: null })
  const all = keepShown(content, { ...before, ...answers })
  const next = nextPage(pages, all, at)
  if (next !== undefined) {
    const kept = await keepDraft(tx, asked, draft, all, next)
    return { outcome: 'page', page: show(house, asked, kept, next, kept.answers, null) }
  }
  const missed = findMissed(pages, all)
  if (missed) return again({ faults: missed.faults, problem: null }, missed.at)
  if (Object.values(all).every(isBlank)) return again({ faults: {}, problem: 'nothing' })
  if (!(await takeQuotas(tx, asked.surveyId, content, all))) throw new Undone('full')
  const isNew = await keepResponse(
    tx,
    asked,
    draft,
    all,
    language ?? asked.language ?? content.languages[0] ?? 'en',
    once,
  )
  if (!isNew) throw new Undone('thanks')
  await dropDraft(tx, draft)
  return { outcome: 'thanks', asked, reward: await rewardFor(tx, asked, fields.one('key')) }
}

/** By their own link a customer has a code at once; at an address that is open to all it is asked for which purchase. */
async function rewardFor(tx: Tx, asked: Asked, key: string): Promise<Reward> {
  if (!asked.incentive) return null
  if (!asked.invitation) return { key, fault: null }
  return (await thankInvited(tx, asked, asked.invitation.id)) ?? null
}

async function ended(tx: Tx, asked: Asked, standing: 'answered' | 'expired' | 'closed'): Promise<Taken> {
  if (standing !== 'answered') return { outcome: standing, asked }
  return { outcome: standing, asked, reward: (asked.invitation && (await findThanks(tx, asked.invitation.id))) ?? null }
}

/** The number of a purchase, for the thanks of a page that was answered here; undefined where there is nothing to thank for. */
export const claimThanks = (house: House, token: string, fields: Fields) =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx): Promise<Taken | undefined> => {
    const asked = await findLink(tx, token)
    const key = fields.one('key')
    const pageId = readPageKey(house.secret, key, now().getTime())
    if (!asked?.incentive || !pageId) return undefined
    const answered = await tx.db
      .selectFrom('survey_response')
      .select('id')
      .where('once', '=', pageId)
      .where('link_id', '=', asked.linkId)
      .executeTakeFirst()
    if (!answered) return undefined
    const thanks = await thankPurchase(tx, asked, pageId, fields.one('purchase'))
    return { outcome: 'thanks', asked, reward: typeof thanks === 'string' ? { key, fault: thanks } : thanks }
  })

/** A page that was passed over by hand still holds what it needs. */
export function findMissed(
  pages: Question[][],
  answers: Answers,
): { at: number; faults: Record<string, AnswerFault> } | undefined {
  for (const [at, page] of pages.entries()) {
    const missed = page.filter(
      (question) => question.required && isShown(question, answers) && isBlank(answers[question.id]),
    )
    if (missed.length > 0) return { at, faults: Object.fromEntries(missed.map(({ id }) => [id, 'needed' as const])) }
  }
  return undefined
}

const pageNumber = (typed: string, count: number): number =>
  /^\d{1,3}$/.test(typed) ? Math.min(Number(typed), count - 1) : 0

const without = (answers: Answers, page: Question[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !page.some((question) => question.id === id)))
