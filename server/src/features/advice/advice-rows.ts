import type { Advice } from '@heed/contract/advice.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Advice as AdviceTable } from '../../platform/database/tables.generated.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { type ClockJson, presentClockBrief } from '../standards/index.ts'
import { mayAnswer, mayWithdraw } from './advice.policy.ts'

export type AdviceRow = Selectable<AdviceTable>

type ListedRow = AdviceRow & {
  number: number
  subject: string
  customer: string | null
  branch_id: string
  branch_name: string
  asker_name: string | null
  asked_name: string | null
  answerer_name: string | null
  about_member_id: string | null
  waits_since: Date | null
  clock: ClockJson | null
  last_words: string | null
}

const wordsShown = 600

/** Since the first words that no person has answered, else since the first contact: for as long as the case is not solved. */
const waitsSince = sql`case when c.state in ('solved', 'closed') then null else coalesce(
  (select min(m.at) from message m where m.case_id = c.id and m.kind = 'customer' and m.at > coalesce(
    (select max(n.at) from message n where n.case_id = c.id and n.kind = 'answer'), '-infinity')), c.opened_at) end`
const nextClock = sql`(select to_jsonb(k) from clock k where k.case_id = c.id and k.stopped_at is null and k.due_at is not null
  order by k.due_at, k.id limit 1)`

async function selectAdvice(tx: Tx, where: RawBuilder<unknown>): Promise<Advice[]> {
  const { rows } = await sql<ListedRow>`
    select a.*, c.number, c.subject, u.name as customer, b.id as branch_id, b.name as branch_name, q.name as asker_name,
      t.name as asked_name, w.name as answerer_name, ${waitsSince} as waits_since, ${nextClock} as clock,
      (select k.about_member_id from complaint k where k.case_id = c.id and k.withdrawn_at is null) as about_member_id,
      (select left(m.text, ${wordsShown}) from message m where m.case_id = c.id and m.kind = 'customer' order by m.id desc limit 1) as last_words
    from advice a
    join "case" c on c.id = a.case_id
    join branch b on b.id = c.branch_id
    join customer u on u.id = c.customer_id
    left join member q on q.id = a.asked_by
    left join member t on t.id = a.asked_id
    left join member w on w.id = a.answered_by
    where a.workspace_id = ${tx.scope.workspaceId} and ${where} order by a.id desc limit 100`.execute(tx.db)
  return rows.map((row) => present(tx, row))
}

export async function readAdvice(tx: Tx, adviceId: string): Promise<Advice> {
  const [item] = await selectAdvice(tx, sql`a.id = ${adviceId}`)
  if (!item) throw notFound()
  return item
}

export const readOne = (scope: Scope, adviceId: string) => scope.transaction((tx) => readAdvice(tx, adviceId))

export const listOfCase = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const found = await tx.db.selectFrom('case').select('id').where('id', '=', caseId).executeTakeFirst()
    if (!found) throw notFound()
    return { items: await selectAdvice(tx, sql`a.case_id = ${caseId}`) }
  })

const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)

const present = (tx: Tx, row: ListedRow): Advice => ({
  id: row.id,
  case: { id: row.case_id, number: row.number, subject: row.subject, customer: row.customer ?? '' },
  branch: { id: row.branch_id, name: row.branch_name },
  question: row.question,
  options: row.options,
  state: row.state as Advice['state'],
  askedBy: person(row.asked_by, row.asker_name),
  askedAt: row.asked_at.toISOString(),
  asked: row.state === 'waiting' ? person(row.asked_id, row.asked_name) : null,
  dueAt: row.due_at?.toISOString() ?? null,
  answeredBy: person(row.answered_by, row.answerer_name),
  answeredAt: row.answered_at?.toISOString() ?? null,
  choice: row.choice === null ? null : (row.options[row.choice] ?? null),
  words: row.words,
  waiting: { since: row.waits_since?.toISOString() ?? null, clock: row.clock && presentClockBrief(row.clock) },
  lastWords: row.last_words,
  mayAnswer: mayAnswer(tx.scope.actor, row),
  mayWithdraw: mayWithdraw(tx.scope.actor, row),
})
