/** What of a case a condition can ask about, whatever happened; the case is read as it is when the rule looks. */
export const caseFields = [
  'channel',
  'priority',
  'kind',
  'tag',
  'language',
  'branch',
  'words',
  'owner',
  'hours',
] as const

/** What a condition can ask about only where the event tells it. */
export const eventFields = [
  'measure',
  'reopened',
  'from_state',
  'to_state',
  'changed',
  'satisfied',
  'rating',
  'money',
  'granted',
] as const

export type AutomationField = (typeof caseFields)[number] | (typeof eventFields)[number]

/** Whatever a rule can listen to, with what it tells beside the case that it is about. */
export const automationEvents = {
  'case.opened': [],
  'case.message_received': ['reopened'],
  'case.state_changed': ['from_state', 'to_state'],
  'case.reopened': [],
  'case.assigned': [],
  'case.handed_over': [],
  'case.changed': ['changed'],
  'clock.warned': ['measure'],
  'clock.breached': ['measure'],
  'complaint.opened': [],
  'complaint.customer_angered': [],
  'complaint.judged': ['satisfied'],
  'promise.broken': [],
  'remedy.asked': ['money'],
  'remedy.decided': ['money', 'granted'],
  'survey.answered': ['rating'],
} as const satisfies Record<string, readonly (typeof eventFields)[number][]>

export type AutomationEvent = keyof typeof automationEvents

export const fieldsOf = (event: AutomationEvent): AutomationField[] => [...caseFields, ...automationEvents[event]]

/** Read as they are now when old events are tried: what they were then is not kept. */
export const readAsNow: readonly AutomationField[] = [
  'channel',
  'priority',
  'kind',
  'tag',
  'language',
  'branch',
  'owner',
]
