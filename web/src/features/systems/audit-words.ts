import i18next from 'i18next'
import { duration } from '../../ui/format.ts'

/** What an event kept, by the places of the words for its values: a case, a channel, a business and what a survey asks after are of a kind each. Text stands as it is, and what is not named here says nothing to a reader. */
const places: Record<string, string[]> = {
  kind: ['cases:kind', 'common:channel', 'setup:kind', 'surveys:ask.occasion'],
  priority: ['cases:priority'],
  role: ['common:role'],
  language: ['common:language'],
  channelKind: ['common:channel'],
  measure: ['common:clock'],
  hours: ['standards:hours'],
}
const texts = ['name', 'subject', 'summary', 'tags', 'note', 'phone', 'zone', 'currency'] as const
const switches = ['active', 'acknowledges', 'imap', 'smtp', 'public', 'closesByCustomer'] as const
const numbers = [
  'targetSharePercent',
  'solvedForGoodDays',
  'minimumAnswers',
  'delayHours',
  'quietDays',
  'expiresDays',
] as const

const say = (key: string) =>
  (i18next.t as (key: string, options: { defaultValue: string }) => string)(key, { defaultValue: '' })

/** What was changed, in the reader's language. */
export const summaryOf = ({ changed, ...rest }: Record<string, unknown>): string => {
  if (Array.isArray(changed))
    return changed
      .map((name) => labelOf(String(name)))
      .filter(Boolean)
      .join(' · ')
  const details = { ...rest, ...(changed && typeof changed === 'object' ? (changed as Record<string, unknown>) : {}) }
  return [stepWords(details), ...Object.entries(details).map(([name, value]) => fieldWords(name, value))]
    .filter(Boolean)
    .slice(0, 5)
    .join(' · ')
}

/** From one state to the next. */
const stepWords = ({ from, to }: Record<string, unknown>): string => {
  const steps = [from, to].map((state) => (typeof state === 'string' ? say(`cases:state.${state}`) : ''))
  return steps.filter(Boolean).join(' → ')
}

const fieldWords = (name: string, value: unknown): string => {
  const label = labelOf(name)
  if (label === '' || value === null || value === undefined) return ''
  const words = valueWords(name, value)
  // A kind that no words are known for says nothing; of a text that is kept from the ledger, that it was changed does.
  if (words === '') return places[name] ? '' : label
  return `${label}: ${words}`
}

const valueWords = (name: string, value: unknown): string => {
  if (typeof value === 'string' && places[name])
    return places[name].map((place) => say(`${place}.${value}`)).find(Boolean) ?? ''
  if (isOneOf(switches, name) && typeof value === 'boolean') return say(`common:state.${value ? 'yes' : 'no'}`)
  if (name === 'targetSeconds' && typeof value === 'number') return duration(value)
  if (isOneOf(numbers, name)) return String(value)
  if (isOneOf(texts, name)) return (Array.isArray(value) ? value.join(', ') : String(value)).slice(0, 80)
  return ''
}

const isOneOf = (names: readonly string[], name: string) => names.includes(name)

const labelOf = (name: string) => say(`systems:audit.field.${name}`)
