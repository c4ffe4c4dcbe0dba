import { automationEvents, fieldsOf } from '@heed/contract/automation-events.ts'
import type { AutomationCondition } from '@heed/contract/automation-parts.ts'
import { AutomationDraft } from '@heed/contract/automations.ts'
import { expect, test } from 'vitest'
import { draftOf, howOf, isWhole, newAction, newCondition, valuesOf, withEvent } from './rule-draft.ts'

test('with another event only conditions on what it tells stay', () => {
  const draft = {
    ...draftOf(undefined, null),
    conditions: [newCondition('rating', 'EUR'), newCondition('owner', 'EUR')],
  }
  expect(withEvent(draft, 'survey.answered').conditions.map(({ field }) => field)).toEqual(['rating', 'owner'])
  expect(withEvent(draft, 'case.opened').conditions.map(({ field }) => field)).toEqual(['owner'])
})

test('a new rule is whole only once its words are there', () => {
  const draft = draftOf(undefined, null)
  expect(isWhole(draft)).toBe(false)
  expect(isWhole({ ...draft, actions: [newAction('assign')] })).toBe(true)
  expect(isWhole({ ...draft, actions: [newAction('assign'), newAction('add_tag')] })).toBe(false)
  expect(isWhole({ ...draft, actions: [newAction('assign')], conditions: [newCondition('words', 'EUR')] })).toBe(false)
})

test('each condition that the form offers is one that the contract takes once it has its value', () => {
  const fill = (made: AutomationCondition) => {
    if ('values' in made) return { ...made, values: [valuesOf(made.field)[0] ?? crypto.randomUUID()] }
    if ('words' in made) return { ...made, words: ['x'] }
    return made.field === 'tag' ? { ...made, tag: 'x' } : made
  }
  for (const event of Object.keys(automationEvents) as (keyof typeof automationEvents)[])
    for (const field of fieldsOf(event)) {
      const made = newCondition(field, 'EUR')
      for (const is of howOf(made)) {
        const condition = { ...fill(made), is: typeof made.is === 'boolean' ? is === 'true' : is }
        const draft = { name: 'x', event, conditions: [condition], actions: [newAction('assign')] }
        expect(AutomationDraft.safeParse(draft).error, `${event} ${field} ${is}`).toBeUndefined()
      }
    }
})
