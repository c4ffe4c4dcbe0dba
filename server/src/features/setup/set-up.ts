import { timingSafeEqual } from 'node:crypto'
import type { SetupInput } from '@heed/contract/setup.ts'
import type { House } from '../../platform/house.ts'
import { createWorkspace, setupDone, setupLinkInvalid } from '../workspace/index.ts'

export const isSetupNeeded = async (house: House): Promise<boolean> => (await house.workspaceIds()).length === 0

/** The browser's way: by the one-time link that the start printed. Afterwards the link is gone. */
export async function setUpByLink(house: House, { token, ...input }: SetupInput & { token: string }) {
  if (!(await isSetupNeeded(house))) throw setupDone()
  const { rows } = await house.pool.query("select value from heed.installation where name = 'setup-token'")
  const expected = Buffer.from(String(rows[0]?.value ?? ''))
  const given = Buffer.from(token)
  if (expected.length === 0 || expected.length !== given.length || !timingSafeEqual(expected, given))
    throw setupLinkInvalid()
  // Taken by whoever deletes it: two set-ups at once make one business.
  const taken = await house.pool.query("delete from heed.installation where name = 'setup-token' and value = $1", [
    token,
  ])
  if (taken.rowCount !== 1) throw setupLinkInvalid()
  try {
    return await createWorkspace(house, input)
  } catch (error) {
    await house.pool.query(
      "insert into heed.installation (name, value) values ('setup-token', $1) on conflict do nothing",
      [token],
    )
    throw error
  }
}
