import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Scope } from '../../../platform/scope.ts'
import type { Decision, Judge } from './decision.ts'
import { finishItem, quarantine } from './finish-item.ts'
import { isFault, problemOf } from './intake-problems.ts'
import { forgetFiles, storeFiles } from './store-files.ts'
import { readForm } from './understand-form.ts'
import { readMail } from './understand-mail.ts'

const mostAttempts = 5

/** Turns one ledger entry into words in a case, or says why not. Each entry is a job of its own: one that fails holds up no other. */
export const understandItem = defineJob({
  name: 'channels.understand',
  payload: z.object({
    intakeId: z.uuid(),
    /** Someone judged that this was written by a person, whatever its headers say. */
    byPerson: z.boolean().optional(),
  }),
  maxAttempts: 25,
  run: async ({ intakeId, byPerson }, scope) => {
    for (const earlier of await listEarlierOfSender(scope, intakeId)) await understand(scope, earlier, false)
    await understand(scope, intakeId, byPerson ?? false)
  },
})

/** What the same sender wrote just before comes first, so that a second mail finds the case of the first. */
const listEarlierOfSender = (scope: Scope, intakeId: string): Promise<string[]> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('intake_item as mine')
      .innerJoin('intake_item as earlier', (join) =>
        join
          .onRef('earlier.channel_id', '=', 'mine.channel_id')
          .onRef('earlier.sender', '=', 'mine.sender')
          .onRef('earlier.id', '<', 'mine.id'),
      )
      .select('earlier.id')
      .where('mine.id', '=', intakeId)
      .where('earlier.state', '=', 'received')
      .where('earlier.workspace_id', '=', scope.workspaceId)
      .orderBy('earlier.id')
      .limit(20)
      .execute()
    return rows.map(({ id }) => id)
  })

async function understand(scope: Scope, intakeId: string, byPerson: boolean): Promise<void> {
  const found = await selectItem(scope, intakeId)
  if (!found) return
  try {
    const judge = await read(found, byPerson)
    await settle(scope, found.id, judge)
  } catch (error) {
    const code = problemOf(error)
    if (code) return quarantine(scope, intakeId, code)
    if (isFault(error)) throw error
    scope.house.log.error(
      { intakeId, error: (error as Error).message, stack: (error as Error).stack },
      'A received item could not be understood',
    )
    if ((await countAttempt(scope, intakeId)) >= mostAttempts) return quarantine(scope, intakeId, 'intake.unexpected')
    throw error
  }
}

type Found = { id: string; via: string; content: Buffer; received_at: Date; source: unknown }

const selectItem = (scope: Scope, intakeId: string): Promise<Found | undefined> =>
  scope.transaction((tx) =>
    tx.db
      .selectFrom('intake_item as i')
      .innerJoin('intake_raw as r', 'r.item_id', 'i.id')
      .select(['i.id', 'i.via', 'i.received_at', 'i.source', 'r.content'])
      .where('i.id', '=', intakeId)
      .where('i.state', '=', 'received')
      .executeTakeFirst(),
  )

const read = (item: Found, byPerson: boolean): Promise<Judge> =>
  item.via === 'form' ? readForm(item.content) : readMail(item.content, byPerson)

/** Files go to the store before the transaction and leave it again when they are not needed: it never waits for a disk or a bucket. */
async function settle(scope: Scope, intakeId: string, judge: Judge): Promise<void> {
  const files = await storeFiles(scope.house, judge.files)
  let used = false
  try {
    used = await scope.transaction(async (tx) => {
      const item = await tx.db
        .selectFrom('intake_item')
        .selectAll()
        .where('id', '=', intakeId)
        .where('state', '=', 'received')
        .forUpdate()
        .executeTakeFirst()
      if (!item) return false
      // Two mails of one sender are never understood at the same time.
      if (judge.sender)
        await sql`select pg_advisory_xact_lock(hashtextextended(${`${scope.workspaceId}|${judge.sender}`}, 4850020))`.execute(
          tx.db,
        )
      const decision: Decision = await judge.decide(tx, item, files)
      await finishItem(tx, item, { sender: judge.sender, subject: judge.subject }, decision)
      return decision.keepsFiles
    })
  } finally {
    if (!used) await forgetFiles(scope.house, files)
  }
}

const countAttempt = (scope: Scope, intakeId: string): Promise<number> =>
  scope.transaction(async (tx) => {
    const row = await tx.db
      .updateTable('intake_item')
      .set({ attempts: sql<number>`attempts + 1` })
      .where('id', '=', intakeId)
      .returning('attempts')
      .executeTakeFirst()
    return row?.attempts ?? 0
  })
