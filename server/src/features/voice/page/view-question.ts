import type { Language } from '@heed/contract/primitives.ts'
import type { Question, Words } from '@heed/contract/survey-content.ts'
import type { AnswerFault } from '@heed/methods/survey/read-answers.ts'
import { type Answer, compareOptions, pairSides, scaleOf } from '@heed/methods/survey/survey-content.ts'
import { shuffled } from '@heed/methods/survey/survey-flow.ts'
import { fill, say } from '../survey-content.ts'

type OptionView = { value: string; label: string; checked: boolean }
/** One control of a question; the same shape as `site/src/views.ts`, which the server never imports. */
export type ControlView =
  | {
      type: 'radios'
      look: 'scale' | 'faces' | 'stars' | 'choice' | 'numbers' | 'row'
      name: string
      label: string | null
      options: OptionView[]
      ends: [string, string] | null
    }
  | { type: 'checks'; name: string; options: OptionView[] }
  | { type: 'select'; name: string; label: string; value: string; options: { value: string; label: string }[] }
  | { type: 'input'; kind: 'text' | 'number' | 'date'; name: string; label: string | null; value: string }
  | { type: 'area'; name: string; value: string }
export type QuestionView = {
  name: string
  ask: string
  hint: string | null
  /** Of a question in own words: what one might think of, and the words of the buttons that listen and stop. */
  prompts: string[]
  speak: [string, string] | null
  required: string | null
  error: string | null
  controls: ControlView[]
}

export type Look = {
  language: Language
  /** Whose order of options it is. */
  seed: string
  /** For `{{branch}}`, `{{answer.x}}` and the like. */
  places: Record<string, string>
}

/** In the language asked for, else in the first that the text is written in. */
export const inWords = (words: Words | undefined, language: Language): string =>
  words?.[language] || Object.values(words ?? {}).find((text) => text) || ''

/** A question with its controls, and with what stands in them, right or wrong. */
export function viewQuestion(
  question: Question,
  answer: Answer | undefined,
  fault: AnswerFault | undefined,
  look: Look,
): QuestionView {
  const { language } = look
  const text = (words: Words | undefined) => fill(inWords(words, language), look.places)
  return {
    name: question.id,
    ask: text(question.ask),
    hint: text(question.hint) || ownHint(question, language),
    prompts: question.kind === 'text' ? (question.prompts ?? []).map(({ words }) => text(words)).filter(Boolean) : [],
    speak: question.kind === 'text' ? [say('speak', language), say('speakStop', language)] : null,
    required: question.required ? say('required', language) : null,
    error: fault ? viewFault(question, fault, language, answer) : null,
    controls: controlsOf(question, answer, look, text),
  }
}

/** What is said where an answer cannot be taken. */
export const viewFault = (question: Question, fault: AnswerFault, language: Language, answer?: Answer): string =>
  say(`error_${fault}`, language, placesOf(question, answer))

function placesOf(question: Question, answer: Answer | undefined): Record<string, string> {
  const scale = scaleOf(question.kind) ?? {
    low: question.least ?? 1,
    high: question.most ?? question.options?.length ?? 1,
  }
  const sum = Object.values(typeof answer === 'object' ? answer : {}).reduce(
    (total, points) => total + (Number(points) || 0),
    0,
  )
  return { low: String(scale.low), high: String(scale.high), sum: String(sum) }
}

function ownHint({ kind }: Question, language: Language): string | null {
  if (kind === 'multiple') return say('several', language)
  if (kind === 'ranking') return say('rank', language)
  return kind === 'points' ? say('points', language) : null
}

type Text = (words: Words | undefined) => string

function controlsOf(question: Question, answer: Answer | undefined, look: Look, text: Text): ControlView[] {
  const { id, kind } = question
  const { language } = look
  const one = typeof answer === 'string' ? answer : ''
  const line = (name: string): string =>
    typeof answer === 'object' && !Array.isArray(answer) ? (answer[name] ?? '') : ''
  const options = question.shuffle ? shuffled(question.options ?? [], `${look.seed}${id}`) : (question.options ?? [])
  const radios = (
    name: string,
    chosen: string,
    list: { value: string; label: string }[],
    shape: 'choice' | 'row' = 'choice',
    label: string | null = null,
  ): ControlView => ({
    type: 'radios',
    look: shape,
    name,
    label,
    options: list.map((option) => ({ ...option, checked: option.value === chosen })),
    ends: null,
  })
  switch (kind) {
    case 'satisfaction':
      return [
        {
          type: 'radios',
          look: question.look === 'faces' || question.look === 'stars' ? question.look : 'scale',
          name: id,
          label: null,
          options: ['5', '4', '3', '2', '1'].map((value, at) => ({
            value,
            label: text(question.options?.[at]?.words) || say(`satisfaction${value}`, language),
            checked: value === one,
          })),
          ends: null,
        },
      ]
    case 'recommendation':
    case 'effort':
      return [numbers(question, id, one, null, endsOf(question, look, text))]
    case 'pair':
      return (question.rows ?? []).flatMap((row) =>
        pairSides.map((side) =>
          numbers(
            question,
            `${id}.${row.id}.${side}`,
            line(`${row.id}.${side}`),
            `${text(row.words)} · ${say(side === 'e' ? 'expected' : 'received', language)}`,
            endsOf(question, look, text),
          ),
        ),
      )
    case 'compare':
      return [
        radios(
          id,
          one,
          compareOptions.map((value) => ({ value, label: say(value, language) })),
        ),
      ]
    case 'single':
      return withOwnWords(question, look, one, [
        radios(id, one.startsWith('other:') ? 'other' : one, choices(question, options, language, text)),
      ])
    case 'multiple': {
      const chosen = Array.isArray(answer) ? answer : []
      const own = chosen.find((value) => value.startsWith('other:')) ?? ''
      return withOwnWords(question, look, own, [
        {
          type: 'checks',
          name: id,
          options: options.map((option) => ({
            value: option.id,
            label: text(option.words),
            checked: chosen.includes(option.id),
          })),
        },
      ])
    }
    case 'ranking':
      return options.map((option) => ({
        type: 'select',
        name: `${id}.${option.id}`,
        label: text(option.words),
        value: line(option.id),
        options: ['', ...options.map((_, at) => String(at + 1))].map((value) => ({ value, label: value || '–' })),
      }))
    case 'points':
      return (question.rows ?? []).map((row) => ({
        type: 'input',
        kind: 'number',
        name: `${id}.${row.id}`,
        label: text(row.words),
        value: line(row.id),
      }))
    case 'matrix':
      return (question.rows ?? []).map((row) =>
        radios(
          `${id}.${row.id}`,
          line(row.id),
          options.map((option) => ({ value: option.id, label: text(option.words) })),
          'row',
          text(row.words),
        ),
      )
    case 'consent':
      return [
        radios(
          `${id}.say`,
          line('say'),
          ['yes', 'no'].map((value) => ({ value, label: say(value, language) })),
        ),
        { type: 'input', kind: 'text', name: `${id}.contact`, label: say('contact', language), value: line('contact') },
      ]
    case 'number':
      return [{ type: 'input', kind: 'number', name: id, label: null, value: one }]
    case 'date':
      return [{ type: 'input', kind: 'date', name: id, label: null, value: one }]
    default:
      return [{ type: 'area', name: id, value: one }]
  }
}

const choices = (question: Question, options: NonNullable<Question['options']>, language: Language, text: Text) => [
  ...options.map((option) => ({ value: option.id, label: text(option.words) })),
  ...(question.other ? [{ value: 'other', label: say('other', language) }] : []),
]

const withOwnWords = (
  { id, other }: Question,
  { language }: Look,
  own: string,
  controls: ControlView[],
): ControlView[] =>
  other
    ? [
        ...controls,
        {
          type: 'input',
          kind: 'text',
          name: `${id}.other`,
          label: say('otherWords', language),
          value: own.startsWith('other:') ? own.slice(6) : '',
        },
      ]
    : controls

function numbers(
  question: Question,
  name: string,
  chosen: string,
  label: string | null,
  ends: [string, string],
): ControlView {
  const { low, high } = scaleOf(question.kind) ?? { low: 1, high: 7 }
  return {
    type: 'radios',
    look: 'numbers',
    name,
    label,
    options: Array.from({ length: high - low + 1 }, (_, at) => String(low + at)).map((value) => ({
      value,
      label: '',
      checked: value === chosen,
    })),
    ends,
  }
}

function endsOf({ kind, ends }: Question, { language }: Look, text: Text): [string, string] {
  const name = kind === 'effort' ? 'effort' : kind === 'recommendation' ? 'likely' : 'agree'
  const [low, high] = [`${name}Low`, `${name}High`]
  return [text(ends?.low) || say(low, language), text(ends?.high) || say(high, language)]
}
