import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { newId, newIdAt } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { catchUp, indexFeedbackWords, type NewFeedback, takeIn } from '../feedback/index.ts'
import type { Company } from './build-company.ts'
import type { Chance } from './chance.ts'
import { readDecisions, type Script, type StageDecision, tongues } from './stage.ts'

const day = 86_400_000
const remarkCount = 140
const places = {
  remark: [null],
  paper: ['Guest book'],
  review: ['Google', 'Tripadvisor'],
  social: ['Instagram'],
} as const

/** What customers said in the shop and on the web, and what became of it all: some of it decided, done and told. */
export async function playFeedback(
  { scope, branches }: Company,
  scripts: Record<Language, Script>,
  chance: Chance,
  nowMs: number,
): Promise<void> {
  await catchUp(scope)
  await scope.transaction(async (tx) => {
    await takeIn(
      tx,
      Array.from({ length: remarkCount }, () => hearRemark(chance, branches, scripts, nowMs)),
    )
    const members = await tx.db.selectFrom('member').select(['id', 'role']).orderBy('joined_at').orderBy('id').execute()
    const manager = members.find(({ role }) => role === 'manager')?.id ?? null
    for (const decision of readDecisions()) await decide(tx, decision, manager, nowMs)
    // Of what no decision of the business answers, the oldest third was dealt with one by one.
    await sql`update feedback f set state = case when right(f.id::text, 1) < '8' then 'told' else 'done' end,
        decided_text = 'Answered and put right', decided_at = f.said_at + interval '1 day', decided_by = ${manager},
        done_at = f.said_at + interval '3 days', done_by = ${manager},
        told_at = case when right(f.id::text, 1) < '8' then f.said_at + interval '3 days' end, told_by = ${manager}
      where f.decision_id is null and f.source in ('case', 'suggestion') and f.said_at < now() - interval '120 days'
        and right(f.id::text, 1) < 'b'`.execute(tx.db)
    await answerMost(tx, manager)
    await tx.db.insertInto('said_page').values({ id: newId(), slug: 'narin', active: true }).execute()
  })
  await indexFeedbackWords(scope)
}

/** Of the words of the last month all but those of the last two days have their answer, most within hours. */
const answerMost = (tx: Tx, manager: string | null) =>
  sql`insert into feedback_answer (feedback_id, branch_id, received_at, due_at, answered_at, answered_by, way, place, text)
    select f.id, f.branch_id, f.said_at, f.said_at + interval '10 hours',
      f.said_at + make_interval(mins => 20 + abs(hashtext(f.id::text)) % 700), ${manager}, 'answered', 'mail', 'Thank you!'
    from feedback f where f.text is not null and f.origin not like 'case:%' and f.customer_id is not null
      and f.said_at > now() - interval '30 days' and f.said_at < now() - interval '2 days'`.execute(tx.db)

function hearRemark(
  chance: Chance,
  branches: Company['branches'],
  scripts: Record<Language, Script>,
  nowMs: number,
): NewFeedback {
  const index = chance.between(0, branches.length - 1)
  const language = chance.pick(tongues[index] as Language[])
  const source = chance.pick(['remark', 'remark', 'remark', 'paper', 'review', 'review', 'social'] as const)
  const isGood = chance.happens(0.45)
  const branch = branches[index] as Company['branches'][number]
  const saidMs = nowMs - Math.floor(chance.next() * 180 * day)
  const id = newIdAt(saidMs)
  return {
    id,
    branch_id: branch.id,
    source,
    channel: chance.pick(places[source]),
    text: chance.pick(scripts[language].remarks[isGood ? 'good' : 'bad']),
    language,
    score: source === 'review' ? chance.between(isGood ? 4 : 1, isGood ? 5 : 3) : null,
    scale: source === 'review' ? '1-5' : null,
    customer_id: null,
    said_by: source === 'review' || source === 'social' ? chance.pick(scripts[language].names) : null,
    case_id: null,
    said_at: new Date(saidMs).toISOString(),
    recorded_by: source === 'remark' || source === 'paper' ? chance.pick(branch.memberIds) : null,
    origin: `own:${id}`,
  }
}

/** Answers everything that was said about it until it was done, and half a year before it was decided. */
async function decide(tx: Tx, stage: StageDecision, memberId: string | null, nowMs: number): Promise<void> {
  const daysAgo = (days: number) => new Date(nowMs - days * day)
  const decidedAt = daysAgo(stage.decidedDaysAgo)
  const doneAt = stage.doneDaysAgo === null ? null : daysAgo(stage.doneDaysAgo)
  const id = newIdAt(decidedAt.getTime())
  await tx.db
    .insertInto('decision')
    .values({
      id,
      said: JSON.stringify(stage.said),
      did: JSON.stringify(stage.did),
      decided_on: decidedAt.toISOString().slice(0, 10),
      done_on: doneAt?.toISOString().slice(0, 10) ?? null,
      public: stage.isPublic,
      created_by: memberId,
      created_at: decidedAt,
    })
    .execute()
  await sql`
    with meant as (
      select f.id, row_number() over (order by f.said_at) as place, count(*) over () as n
      from feedback f join "case" c on c.id = f.case_id
      where c.tags && ${[stage.key]}::text[] and f.source in ('case', 'suggestion')
        and f.said_at between ${daysAgo(stage.decidedDaysAgo + 180)} and ${doneAt ?? new Date(nowMs)}
    )
    update feedback f set decision_id = ${id}, decided_at = greatest(${decidedAt}, f.said_at), decided_by = ${memberId},
      done_at = ${doneAt}, done_by = case when ${doneAt}::timestamptz is not null then ${memberId}::uuid end,
      told_at = case when m.place <= m.n * ${stage.told}::numeric then ${doneAt}::timestamptz + interval '1 day' end,
      told_by = case when m.place <= m.n * ${stage.told}::numeric then ${memberId}::uuid end,
      state = case when ${doneAt}::timestamptz is null then 'decided' when m.place <= m.n * ${stage.told}::numeric then 'told' else 'done' end
    from meant m where m.id = f.id`.execute(tx.db)
}
