import { type AutomationEvent, type AutomationField, fieldsOf } from '@heed/contract/automation-events.ts'
import {
  type AutomationAction,
  type AutomationCondition,
  type AutomationTarget,
  changedFields,
} from '@heed/contract/automation-parts.ts'
import type { Automation, AutomationDraft } from '@heed/contract/automations.ts'
import { caseKinds, caseStates } from '@heed/contract/cases.ts'
import { languages } from '@heed/contract/primitives.ts'
import { channelKinds, clockMeasures, priorities } from '@heed/contract/standards.ts'

export const draftOf = (rule: Automation | undefined, branchId: string | null): AutomationDraft =>
  rule
    ? {
        name: rule.name,
        branchId: rule.branchId,
        event: rule.event,
        match: rule.match,
        conditions: rule.conditions,
        actions: rule.actions,
        mostPerHour: rule.mostPerHour,
      }
    : {
        name: '',
        branchId,
        event: 'clock.breached',
        match: 'all',
        conditions: [],
        actions: [newAction('make_action')],
        mostPerHour: 100,
      }

/** With another event, conditions on what only the old one told fall away. */
export const withEvent = (draft: AutomationDraft, event: AutomationEvent): AutomationDraft => {
  const offered = fieldsOf(event)
  return { ...draft, event, conditions: draft.conditions.filter(({ field }) => offered.includes(field)) }
}

/** The values that a field can have; of branches they are the reader's own. */
export const valuesOf = (field: AutomationField): readonly string[] => {
  switch (field) {
    case 'channel':
      return channelKinds
    case 'priority':
      return priorities
    case 'kind':
      return caseKinds
    case 'language':
      return languages
    case 'measure':
      return clockMeasures
    case 'from_state':
    case 'to_state':
      return caseStates
    case 'changed':
      return changedFields
    default:
      return []
  }
}

export const newCondition = (field: AutomationField, currency: string): AutomationCondition => {
  switch (field) {
    case 'tag':
      return { field, is: 'there', tag: '' }
    case 'words':
      return { field, is: 'said', words: [] }
    case 'owner':
      return { field, is: 'missing' }
    case 'hours':
      return { field, is: 'closed' }
    case 'rating':
      return { field, is: 'at_most', value: 2 }
    case 'money':
      return { field, is: 'at_least', amount: 100, currency }
    case 'reopened':
    case 'satisfied':
    case 'granted':
      return { field, is: field === 'reopened' }
    default:
      return { field, is: 'one_of', values: [] } as AutomationCondition
  }
}

export const howOf = ({ field }: AutomationCondition): readonly string[] => {
  switch (field) {
    case 'tag':
    case 'owner':
      return ['there', 'missing']
    case 'words':
      return ['said', 'not_said']
    case 'hours':
      return ['open', 'closed']
    case 'rating':
      return ['at_most', 'at_least']
    case 'money':
      return ['at_least', 'below']
    case 'reopened':
    case 'satisfied':
    case 'granted':
      return ['true', 'false']
    default:
      return ['one_of', 'none_of']
  }
}

export const newAction = (kind: AutomationAction['do']): AutomationAction => {
  switch (kind) {
    case 'make_action':
      return { do: kind, words: '', for: { who: 'duty' }, dueInMinutes: 60 }
    case 'notify':
      return { do: kind, words: '', whom: { who: 'duty' }, by: 'today' }
    case 'assign':
      return { do: kind, to: { who: 'duty' } }
    case 'raise_priority':
      return { do: kind, to: 'high' }
    case 'add_tag':
      return { do: kind, tag: '' }
    case 'escalate':
      return { do: kind, words: '' }
  }
}

export const newTarget = (who: AutomationTarget['who'], memberId: string): AutomationTarget => {
  if (who === 'role') return { who, role: 'lead' }
  return who === 'member' ? { who, memberId } : { who }
}

const lacks = (text: string) => text.trim() === ''

export const isConditionWhole = (condition: AutomationCondition): boolean => {
  if ('values' in condition) return condition.values.length > 0
  if (condition.field === 'words') return condition.words.length > 0
  return condition.field !== 'tag' || !lacks(condition.tag)
}

export const isActionWhole = (action: AutomationAction): boolean => {
  if ('words' in action && lacks(action.words)) return false
  return action.do !== 'add_tag' || !lacks(action.tag)
}

/** Whether it can be tried; a name is needed only to keep it. */
export const isWhole = ({ conditions, actions }: AutomationDraft): boolean =>
  actions.length > 0 && conditions.every(isConditionWhole) && actions.every(isActionWhole)
