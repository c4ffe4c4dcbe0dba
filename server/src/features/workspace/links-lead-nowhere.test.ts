import { updateChannel } from '@heed/contract/channels.ts'
import { getMe } from '@heed/contract/workspace.ts'
import { expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness, buildChannel, buildMember } from '../../../test/build.ts'
import { openTestHouse } from '../../../test/house.ts'

test('an owner is told when mail can leave with links that nobody else can open', async () => {
  const t = await openTestHouse({ worker: false, environment: { HEED_URL: 'http://localhost:3000' } })
  try {
    const business = await buildBusiness(t.house)
    const owner = await keyOf(t.house, business.owner)
    const manager = await keyOf(t.house, await buildMember(business.scope, 'manager'))
    const told = async (key: string) => (await call(t.app, key, getMe)).body.linksLeadNowhere
    const { id } = await buildChannel(business.scope, business.branchId, 'mail')
    expect(await told(owner)).toBe(false)
    const smtp = { host: 'mail.example.test', port: 465, secure: true }
    expect((await call(t.app, owner, updateChannel, { params: { id }, body: { smtp } })).status).toBe(200)
    expect(await told(owner)).toBe(true)
    expect(await told(manager)).toBe(false)
    await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ demo: true }).execute())
    expect(await told(owner)).toBe(false)
  } finally {
    await t.close()
  }
})
