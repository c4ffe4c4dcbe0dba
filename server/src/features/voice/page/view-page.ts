import { type Language, languages } from '@heed/contract/primitives.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { isShown, pagesOf } from '@heed/methods/survey/survey-flow.ts'
import { page as content, fill, say, sayLength } from '../survey-content.ts'
import type { Asked } from './find-asked.ts'
import type { Reward, ShownPage } from './take-page.ts'
import { inWords, type QuestionView, viewQuestion } from './view-question.ts'

/** What the built pages draw; the same shape as `site/src/views.ts`, which the server never imports. */
type Around = {
  language: Language
  business: string | null
  title: string
  languagesLabel: string
  languages: { code: Language; name: string; href: string }[]
  /** The sites whose pages may show this one in a frame, and are told how high it is. */
  framedBy?: readonly string[]
}
export type FormView = Around & {
  kind: 'form'
  action: string
  lead: string
  /** What is given for an answer. */
  gift: string | null
  /** "Page 2 of 4"; null where one page is all. */
  step: string | null
  hidden: { name: string; value: string }[]
  questions: QuestionView[]
  problem: { title: string; text: string | null } | null
  send: string
  back: string | null
  readers: string
  /** What is written by hand is kept while it is written, where scripts run. */
  keeps: boolean
  /** Of a page to print: what stands at its foot. */
  paper: string | null
  /** On a tablet the page goes on without a network, where scripts run. */
  kiosk: boolean
}
export type NoticeView = Around & {
  kind: 'notice'
  tone: 'thanks' | 'plain'
  text: string
  again: string | null
  /** Where its reader goes on. */
  link?: { href: string; label: string }
  act: { action: string; label: string } | null
  /** What is given for the answer: its code, or the question for which purchase. */
  code: { label: string; value: string; note: string } | null
  claim: {
    action: string
    hidden: { name: string; value: string }[]
    label: string
    hint: string
    send: string
    error: string | null
  } | null
}
export type PageView = FormView | NoticeView

/** What stands around the content of every page. */
export const around = (
  language: Language,
  offered: readonly Language[],
  business: string | null,
  title: string,
  query = '',
): Around => ({
  language,
  business,
  title,
  languagesLabel: say('languages', language),
  languages: offered
    .filter((code) => code !== language)
    .map((code) => ({ code, name: content.languages[code], href: `?lang=${code}${query}` })),
})

/** The language of a page: the one asked for where the survey is written in it, else its first. */
export const languageAmong = (offered: readonly Language[], wanted: Language | undefined): Language =>
  wanted && offered.includes(wanted) ? wanted : (offered[0] ?? 'en')
export const languageOf = (asked: Asked, wanted: Language | undefined): Language =>
  languageAmong(asked.content.languages, wanted)

/** One page of the survey, empty or with what was posted and what is wrong with it. */
export function viewForm(
  { asked, draft, at, answers, trouble, key, places }: ShownPage & { places?: Record<string, string> },
  language: Language,
): FormView {
  const pages = pagesOf(draft.content)
  const shown = (pages[at] ?? []).filter((question) => isShown(question, answers))
  const { questions } = draft.content
  const values = {
    branch: asked.branch,
    business: asked.business,
    ...(asked.invitation?.case ? { case: `#${asked.invitation.case.number}` } : {}),
    ...sayLength(questions, language),
  }
  const query = draft.token ? `&d=${draft.token}` : ''
  const isLast = at === pages.length - 1
  const lead = inWords(draft.content.lead, language)
  return {
    ...around(language, draft.content.languages, asked.business, titleOf(asked, language), query),
    framedBy: asked.framedBy,
    kind: 'form',
    action: `?lang=${language}${query}`,
    lead:
      at > 0
        ? ''
        : lead
          ? fill(lead, values)
          : say(
              `${asked.invitation?.case ? 'lead' : 'leadPlain'}${questions.length === 1 ? 'One' : ''}`,
              language,
              values,
            ),
    gift:
      asked.incentive && at === 0 ? say('gift', language, { what: inWords(asked.incentive.words, language) }) : null,
    step: pages.length > 1 ? say('step', language, { page: String(at + 1), pages: String(pages.length) }) : null,
    hidden: [
      { name: 'page', value: String(at) },
      ...(draft.token ? [{ name: 'd', value: draft.token }] : []),
      ...(key ? [{ name: 'key', value: key }] : []),
    ],
    questions: shown.map((question) =>
      viewQuestion(question, answers[question.id], trouble?.faults[question.id], {
        language,
        seed: draft.token ?? asked.invitation?.id ?? asked.linkId ?? '',
        places: { ...values, ...answersInWords(draft.content.questions, answers, language), ...places },
      }),
    ),
    problem: trouble
      ? {
          title: trouble.problem === 'again' ? say('again', language) : say('errorTitle', language),
          text: trouble.problem === 'nothing' ? say('errorNone', language) : null,
        }
      : null,
    send: say(isLast ? 'send' : 'next', language),
    back: at > 0 ? say('back', language) : null,
    readers: say('readers', language, values),
    keeps: asked.invitation !== null,
    paper: null,
    kiosk: asked.way === 'kiosk' && !asked.incentive,
  }
}

const titleOf = (asked: Asked, language: Language): string =>
  inWords(asked.content.title, language) || say('title', language)

/** Earlier answers for the places `{{answer.x}}` of a text: options by their words, all else as typed. */
function answersInWords(
  questions: Asked['content']['questions'],
  answers: Answers,
  language: Language,
): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answers[question.id]
      if (typeof answer !== 'string') return [[`answer.${question.id}`, '…']]
      const option = question.options?.find(({ id }) => id === answer)
      const own = answer.startsWith('other:') ? answer.slice(6) : answer
      return [[`answer.${question.id}`, option ? inWords(option.words, language) : own]]
    }),
  )
}

export const viewNotice = (
  name: 'thanks' | 'already' | 'expired' | 'closed' | 'full' | 'unknown' | 'later' | 'stop' | 'stopped',
  language: Language,
  asked?: Asked,
  reward: Reward = null,
): NoticeView => {
  const own = name === 'thanks' && asked ? inWords(asked.content.thanks, language) : ''
  const values = { branch: asked?.branch ?? '', business: asked?.business ?? '' }
  return {
    ...around(language, asked?.content.languages ?? languages, asked?.business ?? null, say(`${name}Title`, language)),
    ...(asked && { framedBy: asked.framedBy }),
    kind: 'notice',
    tone: name === 'thanks' ? 'thanks' : 'plain',
    text: own ? fill(own, values) : say(`${name}Text`, language, values),
    // A tablet on the counter goes back to its first page by itself.
    again: asked?.way === 'kiosk' ? `?lang=${language}` : null,
    ...viewReward(reward, language, asked),
    act: name === 'stop' ? { action: `?lang=${language}`, label: say('stopAct', language) } : null,
  }
}

function viewReward(reward: Reward, language: Language, asked: Asked | undefined): Pick<NoticeView, 'code' | 'claim'> {
  const what = asked?.incentive ? inWords(asked.incentive.words, language) : ''
  if (!reward) return { code: null, claim: null }
  if ('code' in reward) {
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${reward.expiresOn}T00:00:00Z`),
    )
    const value = reward.code.replace(/(.{4})(?=.)/g, '$1-')
    return {
      code: { label: say('giftCode', language), value, note: say('giftUntil', language, { day, what }) },
      claim: null,
    }
  }
  return {
    code: null,
    claim: {
      action: `?lang=${language}`,
      hidden: [{ name: 'key', value: reward.key }],
      label: say('giftPurchase', language),
      hint: say('giftPurchaseText', language, { what }),
      send: say('giftSend', language),
      error: reward.fault && say(`gift_${reward.fault}`, language),
    },
  }
}
