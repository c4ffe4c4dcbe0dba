import { expect, test } from 'vitest'
import { enter, openBefore } from '../../test/before-migration.ts'
import { migrate } from '../platform/database/migrate.ts'
import { newId } from '../platform/ids.ts'

const firstOne = '0064_mails_of_a_moved_case.sql'

test('mails of cases that moved before are found where the case is, and merges of before lead on', async () => {
  const pool = await openBefore(firstOne)
  const [workspace, branch, elsewhere, channel, customer, item] = Array.from({ length: 6 }, newId) as string[]
  const [gone, goneBefore, goneElsewhere] = Array.from({ length: 3 }, newId) as string[]
  await enter(pool, workspace ?? '')
  const run = (statement: string, values: unknown[] = []) => pool.query(statement, values)
  await run("insert into workspace (id, name, kind, language) values ($1, 'Narin', 'shop', 'tr')", [workspace])
  for (const id of [branch, elsewhere])
    await run(
      "insert into branch (id, name, zone, currency, language, hours) values ($1, 'x', 'Europe/Istanbul', 'TRY', 'tr', '{}')",
      [id],
    )
  await run("insert into channel (id, branch_id, kind, name, language) values ($1, $2, 'phone', 'x', 'tr')", [
    channel,
    branch,
  ])
  await run("insert into customer (id, name, language) values ($1, 'Ayşe', 'tr')", [customer])
  await run(
    `insert into "case" (id, number, branch_id, channel_id, customer_id, kind, subject, preview, language) values ($1, 1, $2, $3, $4, 'enquiry', 'x', '', 'tr')`,
    [item, elsewhere, channel, customer],
  )
  for (const caseId of [item, null])
    await run(
      "insert into outbox_message (id, branch_id, case_id, purpose, recipient, subject, text, mail_id) values ($1, $2, $3, 'answer', 'x', 'x', 'x', $1::uuid::text)",
      [newId(), branch, caseId],
    )
  // One after the other: the last but one into a customer whom the last took away, and one into nobody who is still there.
  for (const [customerId, otherId] of [
    [newId(), goneElsewhere],
    [gone, goneBefore],
    [customer, gone],
  ])
    await run("insert into event (id, type, payload) values ($1, 'customer.merged', $2)", [
      newId(),
      { customerId, otherId, caseIds: [] },
    ])
  await pool.query('reset all')
  expect((await migrate(pool)).slice(0, 2)).toEqual([firstOne, '0065_merged_customers.sql'])
  await enter(pool, workspace ?? '')
  expect((await run('select case_id, branch_id from outbox_message order by id')).rows).toEqual([
    { case_id: item, branch_id: elsewhere },
    { case_id: null, branch_id: branch },
  ])
  const { rows } = await run('select id, customer_id from merged_customer')
  expect(new Map(rows.map(({ id, customer_id }) => [id, customer_id]))).toEqual(
    new Map([
      [gone, customer],
      [goneBefore, customer],
    ]),
  )
  await pool.end()
})
