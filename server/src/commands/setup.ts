import { text } from 'node:stream/consumers'
import { permissionsOf } from '@heed/contract/permissions.ts'
import { SetupInput } from '@heed/contract/setup.ts'
import { features } from '../app.ts'
import { createWorkspace } from '../features/workspace/index.ts'
import { boot } from '../platform/boot.ts'
import { readConfig } from '../platform/config.ts'
import { faultsOf } from './setup-faults.ts'
import { UsageError } from './usage-error.ts'

/** Makes a business without a browser and prints what automation needs, as one line of JSON. */
export async function run(args: string[]): Promise<void> {
  const given = args[args.indexOf('--json') + 1]
  if (!args.includes('--json') || given === undefined)
    throw new UsageError('heed setup needs --json \'{"name": …}\' or --json - to read standard input')
  const input = SetupInput.safeParse(parse(given === '-' ? await text(process.stdin) : given))
  if (!input.success) throw new UsageError(`the set-up does not fit: ${faultsOf(input.error)}`)
  // Programs read the output: nothing but the answer may stand in it. What goes wrong is thrown.
  const { house, stop } = await boot({ ...readConfig(), logLevel: 'silent' }, features, { attach: true })
  try {
    const created = await createWorkspace(house, input.data)
    const { key } = await house.signIn.auth.api.createApiKey({
      body: {
        userId: created.userId,
        name: 'setup',
        permissions: { heed: [...permissionsOf.owner] },
        metadata: { workspaceId: created.workspaceId },
      },
    })
    await house.pool.query("delete from heed.installation where name = 'setup-token'")
    const channels = await house
      .scopeOf(created.workspaceId)
      .transaction((tx) =>
        tx.db.selectFrom('channel').select(['id', 'kind', 'name', 'address']).orderBy('id').execute(),
      )
    console.log(
      JSON.stringify({
        workspaceId: created.workspaceId,
        branchId: created.branchId,
        ownerEmail: created.email,
        apiKey: key,
        url: house.config.url,
        api: `${house.config.url}/api/v1`,
        channels,
      }),
    )
  } finally {
    await stop()
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new UsageError('the text after --json is not JSON')
  }
}
