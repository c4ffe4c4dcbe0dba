import { expect, test } from 'vitest'
import { enter, openBefore } from '../../test/before-migration.ts'
import { migrate } from '../platform/database/migrate.ts'
import { newId } from '../platform/ids.ts'

test('complaints that were here before the method was are received, and solved where they are', async () => {
  const pool = await openBefore('0070_complaints.sql')
  const [workspace, branch, channel, customer, open, solved, enquiry] = Array.from({ length: 7 }, newId)
  await enter(pool, workspace ?? '')
  await pool.query("insert into workspace (id, name, kind, language) values ($1, 'Narin', 'shop', 'tr')", [workspace])
  await pool.query(
    "insert into branch (id, name, zone, currency, language, hours) values ($1, 'Kadıköy', 'Europe/Istanbul', 'TRY', 'tr', '{}')",
    [branch],
  )
  await pool.query("insert into channel (id, branch_id, kind, name, language) values ($1, $2, 'phone', 'x', 'tr')", [
    channel,
    branch,
  ])
  await pool.query("insert into customer (id, name, language) values ($1, 'Ayşe', 'tr')", [customer])
  for (const [number, id, kind, solvedAt] of [
    [1, open, 'complaint', null],
    [2, solved, 'complaint', '2026-10-07T10:00:00Z'],
    [3, enquiry, 'enquiry', null],
  ])
    await pool.query(
      `insert into "case" (id, number, branch_id, channel_id, customer_id, kind, subject, preview, language, opened_at, state, solved_at)
       values ($1, $2, $3, $4, $5, $6, 'x', '', 'tr', '2026-10-01T10:00:00Z', $7, $8)`,
      [id, number, branch, channel, customer, kind, solvedAt ? 'solved' : 'open', solvedAt],
    )
  await migrate(pool)
  await enter(pool, workspace ?? '')
  const { rows } = await pool.query('select case_id, stage, way, at from complaint_step order by case_id, at')
  expect(rows.map((row) => [row.case_id, row.stage, row.way, row.at.toISOString()])).toEqual([
    [open, 'received', 'done', '2026-10-01T10:00:00.000Z'],
    [solved, 'received', 'done', '2026-10-01T10:00:00.000Z'],
    [solved, 'solved', 'done', '2026-10-07T10:00:00.000Z'],
  ])
  // Row security holds again.
  await pool.query("select set_config('heed.workspace', $1, false)", [newId()])
  expect((await pool.query('select from "case"')).rowCount).toBe(0)
  await pool.end()
})
