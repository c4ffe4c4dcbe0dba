import type { Language } from '@heed/contract/primitives.ts'
import { around, type FormView, languageAmong, type NoticeView } from '../page/view-page.ts'
import { inWords, viewQuestion } from '../page/view-question.ts'
import { say } from '../survey-content.ts'
import type { AskedEmployee, PaperTaken } from './hand-in.ts'

/** The whole survey on one page, beginning with why nobody can find out who said what. */
export function viewPaper(
  { asked, answers, faults }: Extract<PaperTaken, { outcome: 'page' }>,
  wanted: Language,
): FormView {
  const { languages, title, lead, questions } = asked.content
  const language = languageAmong(languages, wanted)
  const values = { business: asked.business, number: String(questions.length) }
  return {
    ...around(language, languages, asked.business, inWords(title, language) || asked.name),
    kind: 'form',
    action: `?lang=${language}`,
    lead: [inWords(lead, language), say('paperLead', language, values), asked.isLate ? say('paperLate', language) : '']
      .filter(Boolean)
      .join(' '),
    step: null,
    hidden: [],
    questions: questions.map((question) =>
      viewQuestion(question, answers[question.id], faults?.[question.id], {
        language,
        // The same order for everybody: one that hangs on the person would be a trace of them.
        seed: asked.roundId,
        places: values,
      }),
    ),
    problem: faults
      ? {
          title: say('errorTitle', language),
          text: Object.keys(faults).length === 0 ? say('errorNone', language) : null,
        }
      : null,
    send: say('send', language),
    back: null,
    readers: say('paperReaders', language, values),
    keeps: false,
    gift: null,
    paper: null,
    kiosk: false,
  }
}

export function viewPaperNotice(
  name: 'thanks' | 'answered' | 'closed',
  asked: AskedEmployee,
  wanted: Language,
): NoticeView {
  const language = languageAmong(asked.content.languages, wanted)
  const text = { thanks: 'paperThanks', answered: 'paperAnswered', closed: 'paperClosed' }[name]
  return {
    ...around(language, asked.content.languages, asked.business, say(`${text}Title`, language)),
    kind: 'notice',
    tone: name === 'thanks' ? 'thanks' : 'plain',
    text: say(`${text}Text`, language),
    again: null,
    act: null,
    link: { href: '/today', label: say('paperBack', language) },
    code: null,
    claim: null,
  }
}
