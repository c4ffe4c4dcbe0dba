import type { Language } from '@heed/contract/primitives.ts'
import { surveyAnsweredOpenly, surveyOpenedCase } from '../../../events/voice-events.ts'
import { on } from '../../../platform/events/event.ts'
import type { Tx } from '../../../platform/scope.ts'
import { receiveCustomerMessage } from '../../cases/index.ts'
import { findDoor } from '../../channels/index.ts'
import { contentOf } from '../asked-content.ts'
import { inWords } from '../page/view-question.ts'
import { fill, page } from '../survey-content.ts'
import { isUnhappy } from './unhappy.ts'

/** An unhappy customer who is known becomes a case with an owner and clocks, where the survey wants it; once for each answer. */
export const openCaseForUnhappy = on(surveyAnsweredOpenly, 'voice.open-case', async ({ responseId }, tx, { at }) => {
  const answer = await tx.db
    .selectFrom('survey_response as r')
    .innerJoin('survey as s', 's.id', 'r.survey_id')
    .innerJoin('branch as b', 'b.id', 'r.branch_id')
    .selectAll('r')
    .select(['s.name as survey', 's.unhappy_opens', 'b.name as branch', 's.left_out as survey_left_out'])
    .where('r.id', '=', responseId)
    .forUpdate('r')
    .executeTakeFirst()
  if (!answer?.customer_id || !answer.unhappy_opens || answer.opened_case_id || !isUnhappy(answer)) return
  const channel = await findDoor(tx, answer.branch_id)
  if (!channel) return
  const language = answer.language as Language
  const { caseId } = await receiveCustomerMessage(tx, {
    channel: { ...channel, branchId: answer.branch_id, language },
    customer: { id: answer.customer_id },
    subject: fill(page.mail.subject.plain[language], { branch: answer.branch }),
    text: await writeAnswer(tx, answer),
    html: null,
    quoted: null,
    hasRemoteImages: false,
    language,
    mailId: null,
    files: [],
    at,
    kind: answer.unhappy_opens as 'enquiry' | 'complaint',
    acknowledge: false,
  })
  await tx.db.updateTable('survey_response').set({ opened_case_id: caseId }).where('id', '=', responseId).execute()
  await tx.emit(surveyOpenedCase, { responseId, caseId }, { caseId, branchId: answer.branch_id, at })
})

type Answer = { id: string; survey_id: string; version: number; survey_left_out: string[]; language: string }

/** What was asked and answered, in the customer's language, so that whoever reads it knows it all. */
async function writeAnswer(tx: Tx, answer: Answer): Promise<string> {
  const language = answer.language as Language
  const content = await contentOf(tx, {
    id: answer.survey_id,
    version: answer.version,
    left_out: answer.survey_left_out,
  })
  const values = await tx.db
    .selectFrom('survey_value')
    .select(['question', 'part', 'number', 'choice', 'text'])
    .where('response_id', '=', answer.id)
    .execute()
  return content.questions
    .filter(({ countsAs }) => countsAs !== 'moment')
    .flatMap((question) => {
      const given = values
        .filter((value) => value.question === question.id)
        .map((value) => sayValue(value, question, language))
      return given.length === 0 ? [] : [`${inWords(question.ask, language)}\n${given.join('\n')}`]
    })
    .join('\n\n')
}

type Value = { part: string; number: string | number | null; choice: string | null; text: string | null }
type Asked = Awaited<ReturnType<typeof contentOf>>['questions'][number]

function sayValue({ part, number, choice, text }: Value, { rows, options }: Asked, language: Language): string {
  const wordsOf = (id: string) => {
    const words = [...(rows ?? []), ...(options ?? [])].find((one) => one.id === id)?.words
    return words ? inWords(words, language) : id
  }
  const said = text ?? (choice === null ? String(Number(number)) : wordsOf(choice))
  return part === '' ? said : `${wordsOf(part.split('.')[0] ?? part)}: ${said}`
}
