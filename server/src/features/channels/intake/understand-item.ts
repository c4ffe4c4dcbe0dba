import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { readHook } from '../messaging/understand-hook.ts'
import type { IntakeRecord, Judge } from './decision.ts'
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
  key: ({ intakeId }) => `understand:${intakeId}`,
  run: async ({ intakeId, byPerson }, scope) => {
    const found = await selectItem(scope, intakeId)
    if (!found) return
    // Earlier words of the same sender come first, so that a second mail finds the case of the first; if they fail, by themselves.
    for (const id of found.earlier) {
      const earlier = await selectItem(scope, id)
      if (earlier) await understand(scope, earlier, false).catch(() => {})
    }
    await understand(scope, found, byPerson ?? false)
  },
})

type Found = { id: string; channel_id: string; via: string; content: Buffer; earlier: string[] }

const selectItem = (scope: Scope, intakeId: string): Promise<Found | undefined> =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<Found>`
      select i.id, i.channel_id, i.via, r.content, array(
        select e.id from intake_item e
        where e.channel_id = i.channel_id and e.sender = i.sender and e.id < i.id and e.state = 'received' order by e.id limit 20) as earlier
      from intake_item i join intake_raw r on r.item_id = i.id
      where i.id = ${intakeId} and i.state = 'received'`.execute(tx.db)
    return rows[0]
  })

async function understand(scope: Scope, found: Found, byPerson: boolean): Promise<void> {
  const intakeId = found.id
  try {
    await settle(scope, intakeId, await read(scope, found, byPerson))
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

const read = (scope: Scope, item: Found, byPerson: boolean): Promise<Judge> =>
  item.via === 'form'
    ? readForm(item.content)
    : item.via === 'webhook'
      ? readHook(scope, item.channel_id, item.content)
      : readMail(item.content, byPerson)

/** Files go to the store before the transaction and leave it again when they are not needed: it never waits for a disk or a bucket. */
async function settle(scope: Scope, intakeId: string, judge: Judge): Promise<void> {
  const files = await storeFiles(scope.house, judge.files)
  try {
    const kept = await scope.transaction(async (tx) => {
      const item = await lockItem(tx, intakeId, judge.sender)
      if (!item) return false
      const decision = await judge.decide(tx, item, files)
      await finishItem(tx, item, { sender: judge.sender, subject: judge.subject }, decision)
      return decision.keepsFiles
    })
    if (!kept) await forgetFiles(scope.house, files)
  } catch (error) {
    // When the connection broke the commit may have gone through: better files too many than too few.
    if (!isFault(error)) await forgetFiles(scope.house, files)
    throw error
  }
}

/** The item, if nobody was quicker. Two mails of one sender are never understood at the same time. */
async function lockItem(tx: Tx, intakeId: string, sender: string | null): Promise<IntakeRecord | undefined> {
  const item = await tx.db
    .selectFrom('intake_item')
    .selectAll()
    .where('id', '=', intakeId)
    .where('state', '=', 'received')
    .forUpdate()
    .executeTakeFirst()
  if (item && sender) {
    const key = `${tx.scope.workspaceId}|${sender}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 4850020))`.execute(tx.db)
  }
  return item
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
