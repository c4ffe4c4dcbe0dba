import { randomUUID } from 'node:crypto'
import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { destroyKey, emptyUrn } from './ballot-box.ts'
import { type Counted, countPapers } from './count-papers.ts'
import { readResults } from './read-results.ts'
import { sayWhatFollows } from './say-what-follows.ts'
import { roundOver, stillRunning } from './staff.errors.ts'

/** By hand, once the deadline has passed or nobody is left to hand in. */
export async function closeByHand(scope: Scope, roundId: string) {
  await scope.transaction(async (tx) => {
    const round = await take(tx, roundId)
    if (round.closed_at) throw roundOver()
    const waiting = await tx.db
      .selectFrom('staff_ticket')
      .select('id')
      .where('round_id', '=', roundId)
      .where('handed_in', '=', false)
      .limit(1)
      .executeTakeFirst()
    if (round.deadline > now() && waiting) throw stillRunning()
    await closeRound(tx, round)
  })
  await destroyKeys(scope)
  return scope.transaction((tx) => readResults(tx, roundId))
}

export async function take(tx: Tx, roundId: string) {
  const round = await tx.db
    .selectFrom('staff_round')
    .selectAll()
    .where('id', '=', roundId)
    .forUpdate()
    .executeTakeFirst()
  if (!round) throw notFound()
  return round
}

type Round = Awaited<ReturnType<typeof take>>

/** Opens the urn once and for all: counts what may be shown and forgets the papers. Fewer than the least group are never looked at. */
export async function closeRound(tx: Tx, round: Round): Promise<void> {
  const at = now()
  const { questions } = round.content as unknown as SurveyContent
  const papers = await emptyUrn(tx, round)
  const outcome = !papers ? 'unreadable' : papers.length < round.least ? 'too_few' : 'counted'
  const counted = countPapers(questions as Question[], papers ?? [], round.least)
  await keep(tx, round.id, counted)
  await tx.db
    .updateTable('staff_round')
    .set({ closed_at: at, outcome, shown_parts: counted.shownParts })
    .where('id', '=', round.id)
    .execute()
  await sayWhatFollows(tx, { ...round, outcome }, counted.counts)
}

/** In the order of random ids, so that the rows of one transaction say nothing of the papers either. */
async function keep(tx: Tx, roundId: string, { counts, comments }: Counted): Promise<void> {
  if (counts.length > 0)
    await tx.db
      .insertInto('staff_count')
      .values(counts.map((count) => ({ ...count, round_id: roundId })))
      .execute()
  if (comments.length > 0)
    await tx.db
      .insertInto('staff_comment')
      .values(
        comments
          .map((comment) => ({ ...comment, id: randomUUID(), round_id: roundId }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      )
      .execute()
}

/** After the commit: a round whose closing was undone still needs its key. */
export async function destroyKeys(scope: Scope): Promise<void> {
  const done = await scope.transaction((tx) =>
    tx.db
      .selectFrom('staff_round')
      .select(['id', 'key_file'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('closed_at', 'is not', null)
      .where('key_file', 'is not', null)
      .execute(),
  )
  for (const { id, key_file } of done) {
    await destroyKey(scope.house, key_file as string)
    await scope.transaction((tx) =>
      tx.db.updateTable('staff_round').set({ key_file: null }).where('id', '=', id).execute(),
    )
  }
}
