import { Language } from '@heed/contract/primitives.ts'
import { readAnswers } from '@heed/methods/survey/read-answers.ts'
import { isBlank } from '@heed/methods/survey/survey-content.ts'
import { keepShown, pagesOf } from '@heed/methods/survey/survey-flow.ts'
import { z } from 'zod'
import { workspaceOf } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import type { Tx } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import { type Asked, findLink } from '../page/find-asked.ts'
import { fieldsOf } from '../page/form-fields.ts'
import { keepResponse } from '../page/keep-response.ts'
import { findMissed } from '../page/take-page.ts'
import { takeQuotas } from '../page/take-quotas.ts'
import { isKioskKey } from './kiosk-key.ts'

const oldestMs = 60 * 86_400_000

/** What a tablet collected. Times are its own; `sentAt` says how far its clock is off. */
const Sent = z
  .object({
    key: z.string().max(60),
    sentAt: z.number(),
    answers: z.array(z.looseObject({ id: z.uuid() })).max(50),
  })
  .strict()
/** Each is read by itself: one that is none is refused and does not stay on the tablet for ever. */
const Answer = z
  .object({
    id: z.uuid(),
    at: z.number(),
    startedAt: z.number(),
    version: z.int().min(0),
    language: Language,
    fields: z.array(z.tuple([z.string().max(100), z.string().max(100_000)])).max(2000),
  })
  .strict()
type Answer = z.output<typeof Answer>

/**
 * Takes each answer by itself, so that one that cannot be taken holds up no other.
 * @returns ids that are kept (also those that were before) and ids that never will be; undefined for what no tablet of ours sends
 */
export async function takeFromKiosk(house: House, token: string, body: unknown) {
  const sent = Sent.safeParse(body)
  if (!sent.success) return undefined
  const { key, sentAt, answers } = sent.data
  const scope = house.scopeOf(workspaceOf(token))
  const asked = await scope.transaction((tx) => findLink(tx, token))
  const nowMs = now().getTime()
  if (asked?.way !== 'kiosk' || !asked.linkId || !isKioskKey(house.secret, asked.linkId, key, nowMs)) return undefined
  const kept: string[] = []
  const refused: string[] = []
  for (const given of answers) {
    const { success, data: answer } = Answer.safeParse(given)
    if (!success) {
      refused.push(given.id)
      continue
    }
    const at = new Date(Math.min(nowMs, answer.at + nowMs - sentAt))
    const isTaken =
      nowMs - at.getTime() <= oldestMs &&
      (await scope.transaction((tx) => takeOne(tx, asked, answer, at)).catch(undoneOnly))
    ;(isTaken ? kept : refused).push(answer.id)
  }
  return { kept, refused }
}

/** A quota that is full gives back every place that was taken. */
class Full extends Error {}
const undoneOnly = (error: unknown): boolean => {
  if (error instanceof Full) return false
  throw error
}

async function takeOne(tx: Tx, link: Asked, answer: Answer, at: Date): Promise<boolean> {
  const before = await tx.db.selectFrom('survey_response').select('id').where('once', '=', answer.id).executeTakeFirst()
  if (before) return true
  const content = await contentAsThen(tx, link, answer.version)
  if (!content) return false
  const { answers, faults } = readAnswers(content.questions, fieldsOf(answer.fields).all)
  const all = keepShown(content, answers)
  if (Object.keys(faults).some((id) => id in all) || findMissed(pagesOf(content), all)) return false
  if (Object.values(all).every(isBlank)) return false
  if (!(await takeQuotas(tx, link.surveyId, content, all))) throw new Full()
  const startedAt = new Date(at.getTime() - Math.max(0, Math.min(answer.at - answer.startedAt, 3_600_000)))
  const draft = { id: null, token: null, version: answer.version, content, answers: all, page: 0, startedAt }
  await keepResponse(tx, { ...link, givenAt: at }, draft, all, answer.language, answer.id)
  return true
}

/** What the tablet asked, though another version may hold by now. */
async function contentAsThen(tx: Tx, link: Asked, version: number) {
  if (version === link.version) return link.content
  if (version === 0 || version > link.version) return undefined
  return contentOf(tx, { id: link.surveyId, version, left_out: [] })
}
