import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { buildOneOfEach } from '../../../test/one-of-each.ts'
import type { House } from '../house.ts'
import { readBackup } from './read-backup.ts'
import { listTables } from './tables.ts'
import { enterWorkspace, writeBackup } from './write-backup.ts'

let from: TestHouse
let into: TestHouse
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heed-backup-'))
  from = await openTestHouse({ worker: false })
  into = await openTestHouse({ worker: false })
})
afterAll(async () => {
  await Promise.all([from.close(), into.close()])
  rmSync(folder, { recursive: true, force: true })
})

/** Rows and a fingerprint of every table, as each workspace sees it. */
async function fingerprint(house: House): Promise<Record<string, string>> {
  const client = await house.pool.connect()
  const result: Record<string, string> = {}
  const workspaceIds = await house.workspaceIds()
  await client.query('begin')
  for (const table of await listTables(client)) {
    for (const workspaceId of table.isScoped ? workspaceIds : [null]) {
      await enterWorkspace(client, workspaceId)
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(to_jsonb(t)::text), '' order by md5(to_jsonb(t)::text))), '') as print from ${table.name} t`,
      )
      result[`${table.name} ${workspaceId}`] = rows[0].print
    }
  }
  await client.query('rollback')
  client.release()
  return result
}

test('a backup restored into an empty place holds the same rows and files', async () => {
  for (const name of ['Narin', 'Second']) {
    const { scope, branchId } = await buildBusiness(from.house, { name })
    await buildOneOfEach(scope, branchId)
    const storedAs = await from.house.files.put(Buffer.from(`file of ${name}`))
    await scope.transaction((tx) => tx.db.updateTable('attachment').set({ stored_as: storedAs }).execute())
  }
  const path = join(folder, 'whole.gz')
  const written = await writeBackup(from.house, path)
  expect(written.files).toBe(2)
  const broken = join(folder, 'short.gz')
  writeFileSync(broken, readFileSync(path).subarray(0, 2000))
  await expect(readBackup(into.house, broken)).rejects.toThrow('nothing was restored')
  expect(await into.house.workspaceIds()).toEqual([])

  expect(await readBackup(into.house, path)).toEqual(written)
  expect(await fingerprint(into.house)).toEqual(await fingerprint(from.house))
  const [workspaceId] = await into.house.workspaceIds()
  const scope = into.house.scopeOf(workspaceId ?? '')
  const file = await scope.transaction((tx) =>
    tx.db.selectFrom('attachment').select('stored_as').executeTakeFirstOrThrow(),
  )
  expect(Buffer.from(await into.house.files.get(file.stored_as)).toString()).toMatch(/^file of/)
  const number = await scope.transaction(
    async (tx) => (await tx.client.query('select heed.next_case_number() as n')).rows[0].n,
  )
  expect(number).toBe(1002)
  await expect(readBackup(into.house, path)).rejects.toThrow('needs an empty installation')
})
