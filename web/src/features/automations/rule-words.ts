import type { AutomationEvent } from '@heed/contract/automation-events.ts'
import type { AutomationAction, AutomationCondition, AutomationTarget } from '@heed/contract/automation-parts.ts'
import type { useTranslation } from 'react-i18next'
import type { ResourceKey } from '../../app/texts.ts'
import { duration, money } from '../../ui/format.ts'

export type Say = ReturnType<typeof useTranslation<['automation', 'common', 'cases']>>['t']
/** Names of what a rule names by id. */
export type Names = { branch: (id: string) => string; member: (id: string) => string }

export const eventKey = (event: AutomationEvent) => event.replace('.', '_') as ResourceKey<'automation', 'event'>

/** One value of a field whose values are a list, in words. */
export const valueWords = (field: AutomationCondition['field'], value: string, t: Say, names: Names): string => {
  const say = t as unknown as (key: string) => string
  switch (field) {
    case 'channel':
      return say(`common:channel.${value}`)
    case 'language':
      return say(`common:language.${value}`)
    case 'measure':
      return say(`common:clock.${value}`)
    case 'priority':
      return say(`cases:priority.${value}`)
    case 'kind':
      return say(`cases:kind.${value}`)
    case 'from_state':
    case 'to_state':
      return say(`cases:state.${value}`)
    case 'changed':
      return say(`automation:changed.${value}`)
    default:
      return names.branch(value)
  }
}

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ')

export const conditionWords = (condition: AutomationCondition, t: Say, names: Names): string => {
  switch (condition.field) {
    case 'tag':
      return t(condition.is === 'there' ? 'say.tag_there' : 'say.tag_missing', { tag: condition.tag })
    case 'words':
      return t(`say.${condition.is}`, { words: quoted(condition.words) })
    case 'owner':
      return t(condition.is === 'there' ? 'say.owner_there' : 'say.owner_missing')
    case 'hours':
      return t(condition.is === 'open' ? 'say.hours_open' : 'say.hours_closed')
    case 'rating':
      return t(condition.is === 'at_most' ? 'say.rating_at_most' : 'say.rating_at_least', {
        value: String(condition.value),
      })
    case 'money':
      return t(condition.is === 'at_least' ? 'say.money_at_least' : 'say.money_below', {
        amount: money(condition.amount, condition.currency),
      })
    case 'reopened':
    case 'satisfied':
    case 'granted':
      return t(`say.${condition.field}_${condition.is}`)
    default:
      return t(`say.${condition.is}`, {
        about: t(`about.${condition.field}`),
        values: condition.values.map((value) => valueWords(condition.field, value, t, names)).join(', '),
      })
  }
}

export const targetWords = (target: AutomationTarget, t: Say, names: Names): string => {
  if (target.who === 'role') return t(`common:role.${target.role}`)
  return target.who === 'member' ? names.member(target.memberId) : t(`who.${target.who}`)
}

export const actionWords = (action: AutomationAction, t: Say, names: Names): string => {
  switch (action.do) {
    case 'make_action':
      return t('doSay.make_action', {
        who: targetWords(action.for, t, names),
        time: duration(action.dueInMinutes * 60),
        words: action.words,
      })
    case 'notify':
      return t(action.by === 'mail' ? 'doSay.notify_mail' : 'doSay.notify_today', {
        who: targetWords(action.whom, t, names),
        words: action.words,
      })
    case 'assign':
      return t('doSay.assign', { who: targetWords(action.to, t, names) })
    case 'raise_priority':
      return t('doSay.raise_priority', { priority: t(`cases:priority.${action.to}`) })
    case 'add_tag':
      return t('doSay.add_tag', { tag: action.tag })
    case 'escalate':
      return t('doSay.escalate', { words: action.words })
  }
}
