import type { AutomationCondition } from '@heed/contract/automation-parts.ts'
import { openDays } from '@heed/methods/open-days.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { foldLetters } from '../cases/index.ts'
import { calendarOf } from '../standards/index.ts'

/** An event with all that conditions can ask about it and its case. */
export type Facts = {
  event_id: string
  at: Date
  payload: Record<string, unknown>
  case_id: string
  number: number
  subject: string
  customer_id: string
  customer_name: string
  branch_id: string
  channel_kind: string
  priority: string
  kind: string
  language: string
  tags: string[]
  owner_id: string | null
  zone: string
  hours: unknown
  hours_version: number
  /** The customer's message of the event, else their newest; only where it is asked for. */
  words: string | null
  satisfaction: number | null
}

/** The same look at an event whether it happened now or weeks ago. Events without a case in sight are left out. */
export async function readFacts(
  tx: Tx,
  events: RawBuilder<unknown>,
  conditions: readonly AutomationCondition[],
): Promise<Facts[]> {
  const needsWords = conditions.some(({ field }) => field === 'words')
  const words = sql`left join lateral (
      select m.text from message m
      where m.case_id = c.id and m.kind = 'customer'
      order by (m.id::text = e.payload->>'messageId') desc, m.id desc limit 1
    ) w on true`
  const { rows } = await sql<Facts>`
    select e.id as event_id, e.at, e.payload, c.id as case_id, c.number, c.subject, c.customer_id, u.name as customer_name,
      c.branch_id, h.kind as channel_kind, c.priority, c.kind, c.language, c.tags, c.owner_id, b.zone, b.hours,
      b.hours_version, ${needsWords ? sql`w.text` : sql`null`} as words, r.satisfaction
    from (${events}) e
    join "case" c on c.id = e.case_id
    join customer u on u.id = c.customer_id
    join channel h on h.id = c.channel_id
    join branch b on b.id = c.branch_id
    left join survey_response r on r.id = (e.payload->>'responseId')::uuid
    ${needsWords ? words : sql``}
    order by e.id desc`.execute(tx.db)
  return rows
}

/** One event; undefined where it has no case in sight. */
export async function readFactsOf(
  tx: Tx,
  eventId: string,
  conditions: readonly AutomationCondition[],
): Promise<Facts | undefined> {
  const [facts] = await readFacts(tx, sql`select id, at, payload, case_id from event where id = ${eventId}`, conditions)
  return facts
}

export type Says = { branch_id: string | null; match: 'all' | 'any'; conditions: readonly AutomationCondition[] }

export function isMatch(facts: Facts, { branch_id, match, conditions }: Says): boolean {
  if (branch_id !== null && branch_id !== facts.branch_id) return false
  if (conditions.length === 0) return true
  return match === 'all'
    ? conditions.every((condition) => holds(facts, condition))
    : conditions.some((condition) => holds(facts, condition))
}

const among = ({ is, values }: { is: 'one_of' | 'none_of'; values: readonly string[] }, value: unknown): boolean =>
  values.some((wanted) => wanted === value) === (is === 'one_of')

function holds(facts: Facts, condition: AutomationCondition): boolean {
  const { payload } = facts
  switch (condition.field) {
    case 'channel':
      return among(condition, facts.channel_kind)
    case 'priority':
      return among(condition, facts.priority)
    case 'kind':
      return among(condition, facts.kind)
    case 'language':
      return among(condition, facts.language)
    case 'branch':
      return among(condition, facts.branch_id)
    case 'measure':
      return among(condition, payload.measure)
    case 'from_state':
      return among(condition, payload.from)
    case 'to_state':
      return among(condition, payload.to)
    case 'changed': {
      const changed = Object.keys((payload.changed ?? {}) as object)
      return condition.values.some((value) => changed.includes(value)) === (condition.is === 'one_of')
    }
    case 'tag':
      return facts.tags.includes(condition.tag) === (condition.is === 'there')
    case 'words':
      return isSaid(facts, condition.words) === (condition.is === 'said')
    case 'owner':
      return (facts.owner_id !== null) === (condition.is === 'there')
    case 'hours':
      return isOpen(facts) === (condition.is === 'open')
    case 'rating': {
      const { satisfaction } = facts
      if (satisfaction === null) return false
      return condition.is === 'at_most' ? satisfaction <= condition.value : satisfaction >= condition.value
    }
    case 'money': {
      const { amount, currency } = payload
      if (typeof amount !== 'number' || currency !== condition.currency) return false
      return amount >= condition.amount === (condition.is === 'at_least')
    }
    default:
      return (payload[condition.field] === true) === condition.is
  }
}

function isSaid({ subject, words }: Facts, wanted: readonly string[]): boolean {
  const said = foldLetters(`${subject}\n${words ?? ''}`)
  return wanted.some((word) => said.includes(foldLetters(word)))
}

function isOpen(facts: Facts): boolean {
  const at = facts.at.getTime()
  for (const spans of openDays(calendarOf(facts, 'branch'), at, at + 1))
    if (spans.some(({ from, to }) => from <= at && at < to)) return true
  return false
}
