import { type Answers, type Condition, isBlank, type Question, type SurveyContent } from './survey-content.ts'

/** Whether a question is asked, by the answers to those before it. What is not shown counts as not answered. */
export function isShown(question: Question, answers: Answers): boolean {
  const { showIf } = question
  if (!showIf || showIf.conditions.length === 0) return true
  return showIf.all
    ? showIf.conditions.every((condition) => isMet(condition, answers))
    : showIf.conditions.some((condition) => isMet(condition, answers))
}

function isMet({ question, is, atMost, atLeast }: Condition, answers: Answers): boolean {
  const answer = answers[question]
  if (isBlank(answer)) return false
  if (is) return (Array.isArray(answer) ? answer : [answer]).some((value) => is.includes(String(value)))
  if (atMost === undefined && atLeast === undefined) return true
  const number = typeof answer === 'string' ? Number(answer) : Number.NaN
  return (atMost === undefined || number <= atMost) && (atLeast === undefined || number >= atLeast)
}

/**
 * Cuts a survey into pages that need no script: a question whose showing, or whose words, hang on an answer begins a new page when
 * that answer is given on this one. The cut is the same for everybody, so that "page 2" means the same to all.
 */
export function pagesOf({ questions }: SurveyContent): Question[][] {
  const pages: Question[][] = []
  let page: Question[] = []
  for (const question of questions) {
    const needs = neededBy(question)
    const cuts = question.newPage === true || page.some(({ id }) => needs.includes(id))
    if (cuts && page.length > 0) {
      pages.push(page)
      page = []
    }
    page.push(question)
  }
  if (page.length > 0) pages.push(page)
  return pages
}

/** Ids of the questions whose answers this one's showing or words hang on. */
export const neededBy = (question: Question): string[] => [
  ...(question.showIf?.conditions.map(({ question: id }) => id) ?? []),
  ...pipedIn(question),
]

const piped = /\{\{answer\.([a-z][a-z0-9_]*)\}\}/g
const pipedIn = ({ ask, hint }: Question): string[] =>
  [...Object.values(ask), ...Object.values(hint ?? {})].flatMap((words) =>
    [...(words ?? '').matchAll(piped)].map((match) => match[1] as string),
  )

/** The page that comes after `index` (use -1 to begin) with something to ask; undefined at the end. */
export function nextPage(pages: Question[][], answers: Answers, index: number): number | undefined {
  for (let at = index + 1; at < pages.length; at += 1)
    if (pages[at]?.some((question) => isShown(question, answers))) return at
  return undefined
}

/** Answers without those to questions that are not shown after all, judged in order, so that what hangs on them goes too. */
export function keepShown(content: SurveyContent, answers: Answers): Answers {
  const kept: Answers = {}
  for (const question of content.questions) {
    const answer = answers[question.id]
    if (answer !== undefined && isShown(question, kept)) kept[question.id] = answer
  }
  return kept
}

/**
 * The order in which one person sees the options: the same for the same person and question, and each order as likely as any other
 * (Fisher and Yates, over a small counter-based generator seeded by the words given). "Other" never moves, it is no option.
 */
export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const result = [...items]
  let state = 2166136261
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) as number), 16777619)
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    ;[result[index], result[other]] = [result[other] as Item, result[index] as Item]
  }
  return result
}
