import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

/** A customer's words stand in the record; they themselves stay in their row. */
export const feedbackRecorded = defineEvent('feedback.recorded', z.object({ feedbackId: id, source: z.string() }))
export const feedbackMoved = defineEvent(
  'feedback.state_changed',
  z.object({ feedbackId: id, from: z.string(), to: z.string() }),
)
/** Somebody waits for an answer to their words; urgent where they are unhappy or everybody reads along. */
export const feedbackAnswerOwed = defineEvent(
  'feedback.answer_owed',
  z.object({ feedbackId: id, dueAt: z.string(), isUrgent: z.boolean() }),
)
export const feedbackAnswered = defineEvent(
  'feedback.answered',
  z.object({
    feedbackId: id,
    way: z.string(),
    /** Of words that became a case: the product they were about. */
    product: z.string().nullable().optional(),
  }),
)
export const feedbackHoursSet = defineEvent('feedback.answer_hours_set', z.object({ hours: z.number() }))
export const feedbackImported = defineEvent('feedback.imported', z.object({ importId: id, added: z.number() }))
/** What is looked for in customers' words. */
export const topicChanged = defineEvent(
  'topic.changed',
  z.object({ topicId: id, what: z.enum(['made', 'changed', 'removed']), name: z.string() }),
)
/** Somebody knew better than the reading what an item is about, or how it feels. */
export const feedbackCorrected = defineEvent(
  'feedback.corrected',
  z.object({ feedbackId: id, what: z.enum(['topic_added', 'topic_taken', 'mood']) }),
)
/** How customers feel was learned anew from so many of their comments. */
export const moodsLearned = defineEvent(
  'feedback.moods_learned',
  z.object({ version: z.number(), comments: z.number() }),
)
/** Words that somebody will remember are kept; whether they may be told stands with them. */
export const momentKept = defineEvent('moment.kept', z.object({ momentId: id, feedbackId: id, permission: z.string() }))
export const momentChanged = defineEvent(
  'moment.changed',
  z.object({ momentId: id, changed: z.record(z.string(), z.unknown()) }),
)
/** A means of listening was chosen with its days, or left. */
export const listeningChosen = defineEvent(
  'listening.chosen',
  z.object({ means: z.string(), everyDays: z.number().nullable() }),
)
export const decisionMade = defineEvent('decision.made', z.object({ decisionId: id, items: z.number() }))
export const decisionChanged = defineEvent(
  'decision.changed',
  z.object({ decisionId: id, changed: z.record(z.string(), z.unknown()) }),
)
/** Customers were told what became of their words; the mails follow. */
export const customersTold = defineEvent(
  'decision.told',
  z.object({ decisionId: id.nullable(), items: z.number(), mails: z.number() }),
)
export const saidPageSwitched = defineEvent(
  'said_page.switched',
  z.object({ pageId: id, active: z.boolean(), slug: z.string() }),
)

const theme = { themeId: id, name: z.string(), ownerId: id, dueOn: z.string() }
export const themeMade = defineEvent('theme.made', z.object({ ...theme, dueAt: z.string() }))
export const themeChanged = defineEvent('theme.changed', z.object({ ...theme, dueAt: z.string() }))
/** Nothing was decided about it; its items are under no theme again. */
export const themeRemoved = defineEvent('theme.removed', z.object({ themeId: id, name: z.string() }))
/** What was decided about it is done; its customers can be told. */
export const themeDone = defineEvent('theme.done', z.object({ themeId: id, name: z.string() }))
