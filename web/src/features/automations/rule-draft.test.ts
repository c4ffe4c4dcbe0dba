import { automationEvents, fieldsOf } from '@heed/contract/automation-events.ts'
import { AutomationDraft } from '@heed/contract/automations.ts'
import { expect, test } from 'vitest'
import { draftOf, howOf, isWhole, newAction, newCondition, withEvent } from './rule-draft.ts'

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
  for (const event of Object.keys(automationEvents) as (keyof typeof automationEvents)[])
    for (const field of fieldsOf(event)) {
      const made = newCondition(field, 'EUR')
      const filled =
        'values' in made
          ? { ...made, values: [] }
          : 'words' in made
            ? { ...made, words: ['x'] }
            : made.field === 'tag'
              ? { ...made, tag: 'x' }
              : made
      const parsed = AutomationDraft.safeParse({
        name: 'x',
        event,
        conditions: [filled],
        actions: [newAction('assign')],
      })
      expect('values' in made || parsed.success, `${event} ${field}`).toBe(true)
      expect(howOf(made).length).toBe(2)
    }
})
