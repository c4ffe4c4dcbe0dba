import type { takeSurveyByHand } from '@heed/contract/survey-by-hand.ts'
import { isBlank } from '@heed/methods/survey/survey-content.ts'
import { keepShown, pagesOf } from '@heed/methods/survey/survey-flow.ts'
import type { z } from 'zod'
import { dayIn, now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { loadSite } from '../../../platform/http/public-pages.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import type { Asked } from '../page/find-asked.ts'
import { fieldsOf } from '../page/form-fields.ts'
import { keepResponse } from '../page/keep-response.ts'
import { findMissed, type Trouble } from '../page/take-page.ts'
import { takeQuotas } from '../page/take-quotas.ts'
import { languageOf, type PageView, viewForm, viewNotice } from '../page/view-page.ts'
import { type Walked, walkPage } from '../page/walk-page.ts'
import { handDayOdd, surveyFull } from '../voice.errors.ts'
import { findForHand, onPaper } from './find-for-hand.ts'

type Sheet = z.output<typeof takeSurveyByHand.body>

/** A page of what somebody enters for a customer; after the last one the answer is kept, once for each sheet. */
export async function takeByHand(house: House, scope: Scope, surveyId: string, sheet: Sheet) {
  const { renderPage } = await loadSite<PageView>(house)
  return scope.transaction(async (tx) => {
    const asked = await findForHand(tx, surveyId, sheet)
    const byHand = {
      customerId: await requireCustomer(tx, sheet.customerId),
      at: givenAt(asked.zone, sheet.answeredOn),
    }
    const content = sheet.way === 'paper' ? onPaper(asked.content) : asked.content
    const language = languageOf(asked, sheet.language)
    const walked = walkPage(content, sheet.page, fieldsOf(sheet.fields))
    const draft = { id: null, token: null, version: asked.version, content, answers: walked.answers, page: 0 }
    const draw = ({ at, answers }: Walked, trouble: Trouble | null) => ({
      html: renderPage({
        ...viewForm({ asked, draft: { ...draft, startedAt: now() }, at, answers, trouble, key: null }, language),
        languages: [],
      }),
      page: at,
      pages: walked.pages,
      kept: false,
      fields: sheet.fields.filter(([name]) => name !== 'go'),
    })
    if (!walked.isEnd) return draw(walked, walked.faults && { faults: walked.faults, problem: null })
    const answers = keepShown(content, walked.answers)
    const missed = findMissed(pagesOf(content), answers)
    if (missed) return draw({ ...walked, at: missed.at }, { faults: missed.faults, problem: null })
    if (Object.values(answers).every(isBlank)) return draw(walked, { faults: {}, problem: 'nothing' })
    await keepOnce(tx, { ...asked, byHand }, { ...draft, startedAt: byHand.at, answers }, language, sheet.sheet)
    return {
      html: renderPage(viewNotice('thanks', language, asked)),
      page: walked.at,
      pages: walked.pages,
      kept: true,
      fields: [],
    }
  })
}

/** @throws ProblemError where a quota is full; the transaction then gives back what it took. */
async function keepOnce(
  tx: Tx,
  asked: Asked,
  draft: Parameters<typeof keepResponse>[2],
  language: Sheet['language'],
  once: string,
): Promise<void> {
  const before = await tx.db.selectFrom('survey_response').select('id').where('once', '=', once).executeTakeFirst()
  if (before) return
  if (!(await takeQuotas(tx, asked.surveyId, draft.content, draft.answers))) throw surveyFull()
  await keepResponse(tx, asked, draft, draft.answers, language, once)
}

async function requireCustomer(tx: Tx, customerId: string | null): Promise<string | null> {
  if (customerId === null) return null
  const known = await tx.db.selectFrom('customer').select('id').where('id', '=', customerId).executeTakeFirst()
  if (!known) throw notFound()
  return customerId
}

const longestDays = 366

/** Today it is now; of an earlier day nobody knows more than the day, so it is its noon. */
function givenAt(zone: string, day: string | null): Date {
  const at = now()
  const today = dayIn(zone, at)
  if (day === null || day === today) return at
  const wanted = Temporal.PlainDate.from(day)
  if (day > today || wanted.until(Temporal.PlainDate.from(today)).days > longestDays) throw handDayOdd()
  return new Date(wanted.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds)
}
