import { z } from 'zod'
import { CaseKind, CaseState } from './cases.ts'
import { roles } from './permissions.ts'
import { Amount, Currency, Id, Language, OneLine } from './primitives.ts'
import { ChannelKind, ClockMeasure, Priority } from './standards.ts'

const Tag = OneLine.min(1).max(40)

const oneOf = <Field extends string, Value extends z.ZodType>(field: Field, value: Value) =>
  z
    .object({
      field: z.literal(field),
      is: z.enum(['one_of', 'none_of']),
      values: z.array(value).min(1).max(20),
    })
    .strict()
const yesNo = <Field extends string>(field: Field) => z.object({ field: z.literal(field), is: z.boolean() }).strict()

/** What `case.changed` can be about. */
export const changedFields = ['subject', 'kind', 'priority', 'tags', 'branchId'] as const

export const AutomationCondition = z.discriminatedUnion('field', [
  oneOf('channel', ChannelKind),
  oneOf('priority', Priority),
  oneOf('kind', CaseKind),
  oneOf('language', Language),
  oneOf('branch', Id),
  oneOf('measure', ClockMeasure),
  oneOf('from_state', CaseState),
  oneOf('to_state', CaseState),
  oneOf('changed', z.enum(changedFields)),
  z.object({ field: z.literal('tag'), is: z.enum(['there', 'missing']), tag: Tag }).strict(),
  /** Any of these words in what the customer wrote, whichever case and accents. */
  z
    .object({
      field: z.literal('words'),
      is: z.enum(['said', 'not_said']),
      words: z.array(OneLine.min(1).max(100)).min(1).max(20),
    })
    .strict(),
  z.object({ field: z.literal('owner'), is: z.enum(['there', 'missing']) }).strict(),
  /** Whether the branch was open when it happened. */
  z.object({ field: z.literal('hours'), is: z.enum(['open', 'closed']) }).strict(),
  z.object({ field: z.literal('rating'), is: z.enum(['at_most', 'at_least']), value: z.int().min(1).max(5) }).strict(),
  /** Amounts of another currency are neither. */
  z
    .object({ field: z.literal('money'), is: z.enum(['at_least', 'below']), amount: Amount, currency: Currency })
    .strict(),
  yesNo('reopened'),
  yesNo('satisfied'),
  yesNo('granted'),
])
export type AutomationCondition = z.output<typeof AutomationCondition>

/** Who is meant: somebody by name, whoever has a role, whoever is on duty, or the one who has the case. */
export const AutomationTarget = z.discriminatedUnion('who', [
  z.object({ who: z.literal('duty') }).strict(),
  z.object({ who: z.literal('role'), role: z.enum(roles).exclude(['observer']) }).strict(),
  z.object({ who: z.literal('member'), memberId: Id }).strict(),
  /** Where nobody has the case, whoever leads. */
  z.object({ who: z.literal('case_owner') }).strict(),
])
export type AutomationTarget = z.output<typeof AutomationTarget>

const Words = OneLine.min(1).max(500)

export const AutomationAction = z.discriminatedUnion('do', [
  z
    .object({
      do: z.literal('make_action'),
      words: Words,
      for: AutomationTarget,
      dueInMinutes: z.int().min(1).max(129_600),
    })
    .strict(),
  z.object({ do: z.literal('notify'), words: Words, whom: AutomationTarget, by: z.enum(['today', 'mail']) }).strict(),
  z
    .object({
      do: z.literal('assign'),
      to: z.discriminatedUnion('who', [AutomationTarget.options[0], AutomationTarget.options[2]]),
    })
    .strict(),
  z.object({ do: z.literal('raise_priority'), to: Priority.exclude(['low']) }).strict(),
  z.object({ do: z.literal('add_tag'), tag: Tag }).strict(),
  z.object({ do: z.literal('escalate'), words: Words }).strict(),
])
export type AutomationAction = z.output<typeof AutomationAction>
