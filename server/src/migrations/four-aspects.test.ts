import type pg from 'pg'
import { expect, test } from 'vitest'
import { enter, openBefore } from '../../test/before-migration.ts'
import { migrate } from '../platform/database/migrate.ts'
import { newId } from '../platform/ids.ts'

const thisOne = '0060_four_aspects.sql'

/** A business whose one customer answered, and was measured and packed, before the aspects came. */
async function fill(pool: pg.Pool, given: { isTheirs: boolean; speed: number | null; solved: string | null }) {
  const [workspace, branch, channel, customer, item, survey, invitation, response] = Array.from({ length: 8 }, newId)
  await enter(pool, workspace ?? '')
  const run = (statement: string, values: unknown[] = []) => pool.query(statement, values)
  await run("insert into workspace (id, name, kind, language) values ($1, 'Narin', 'shop', 'tr')", [workspace])
  await run(
    "insert into branch (id, name, zone, currency, language, hours) values ($1, 'Kadıköy', 'Europe/Istanbul', 'TRY', 'tr', '{}')",
    [branch],
  )
  await run("insert into channel (id, branch_id, kind, name, language) values ($1, $2, 'phone', 'x', 'tr')", [
    channel,
    branch,
  ])
  await run("insert into customer (id, name, language) values ($1, 'Ayşe', 'tr')", [customer])
  await run(
    `insert into "case" (id, number, branch_id, channel_id, customer_id, kind, subject, preview, language) values ($1, 1, $2, $3, $4, 'enquiry', 'x', '', 'tr')`,
    [item, branch, channel, customer],
  )
  await run("insert into survey (id, name, not_yet_yours) values ($1, 'x', $2)", [survey, !given.isTheirs])
  await run(
    "insert into survey_invitation (id, branch_id, survey_id, case_id, customer_id, language, send_at) values ($1, $2, $3, $4, $5, 'tr', now())",
    [invitation, branch, survey, item, customer],
  )
  const at = '2026-10-07T10:00:00Z'
  await run(
    "insert into survey_response (id, branch_id, invitation_id, case_id, customer_id, language, satisfaction, speed, solved, recommendation, comment, answered_at) values ($1, $2, $3, $4, $5, 'tr', 4, $6, $7, 0, 'Geç', $8)",
    [response, branch, invitation, item, customer, given.speed, given.solved, at],
  )
  await run(
    "insert into fact (measure, source_id, branch_id, case_id, channel_kind, at, day, value, good) values ('nps', $1, $2, $3, 'phone', $4, '2026-10-07', 0, false)",
    [response, branch, item, at],
  )
  await run("insert into fact_week_seal (week) values ('2026-10-05'), ('2026-10-12')")
  return workspace ?? ''
}

test('existing answers keep their place, were not asked what is new, and are judged by their parts', async () => {
  const pool = await openBefore(thisOne)
  const good = await fill(pool, { isTheirs: true, speed: 5, solved: 'yes' })
  const bad = await fill(pool, { isTheirs: false, speed: 5, solved: 'partly' })
  const silent = await fill(pool, { isTheirs: false, speed: null, solved: null })
  await pool.query('reset all')
  expect((await migrate(pool))[0]).toBe(thisOne)
  const read = async (workspaceId: string, statement: string) => {
    await enter(pool, workspaceId)
    return (await pool.query(statement)).rows
  }
  for (const [workspaceId, value, verdict] of [
    [good, 5, true],
    [bad, 5, false],
    [silent, null, null],
  ] as const) {
    expect(
      await read(workspaceId, 'select satisfaction, comment, welcome, comeback, left_out from survey_response'),
    ).toEqual([{ satisfaction: 4, comment: 'Geç', welcome: null, comeback: null, left_out: ['welcome', 'comeback'] }])
    expect(
      await read(
        workspaceId,
        'select measure, value, good, day::text from fact where workspace_id = heed.workspace_id() order by 1',
      ),
    ).toEqual([
      { measure: 'nps', value: 0, good: false, day: '2026-10-07' },
      { measure: 'parts', value, good: verdict, day: '2026-10-07' },
    ])
    expect(await read(workspaceId, 'select week::text from fact_week_seal')).toEqual([{ week: '2026-10-12' }])
  }
  const leftOut = async (workspaceId: string) => (await read(workspaceId, 'select left_out from survey'))[0].left_out
  // A survey that the business made its own asks what it asked; one that nobody has looked at yet asks everything.
  expect([await leftOut(good), await leftOut(bad)]).toEqual([['welcome', 'comeback'], []])
  await expect(read(bad, "update survey set left_out = '{mood}'")).rejects.toThrow('check constraint')
  await expect(read(bad, "update survey set left_out = '{satisfaction}'")).rejects.toThrow('check constraint')
  await expect(read(bad, 'update survey_response set welcome = 4')).rejects.toThrow('survey_response_asked')
  await expect(read(bad, "update survey_response set left_out = '{}', welcome = 6")).rejects.toThrow('check constraint')
  await pool.end()
})
