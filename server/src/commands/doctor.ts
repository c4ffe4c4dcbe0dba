import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { features } from '../app.ts'
import { doLinksLeadNowhere } from '../features/workspace/index.ts'
import { boot } from '../platform/boot.ts'
import { type Config, readConfig } from '../platform/config.ts'
import type { House } from '../platform/house.ts'

type Finding = { ok: boolean; what: string; advice?: string }

/** Looks at everything that commonly goes wrong and says what to do about it; exit code 1 when something is wrong. */
export async function run(): Promise<void> {
  const config = readConfig()
  const findings: Finding[] = [checkNode(), checkFolder(config), checkSpace(config), checkPages()]
  try {
    const { house, stop } = await boot({ ...config, logLevel: 'silent' }, features, { attach: true })
    findings.push({
      ok: true,
      what: `the ${config.databaseUrl ? 'configured' : 'embedded'} database answers and is up to date`,
    })
    findings.push(...(await checkHouse(house)))
    await stop()
  } catch (error) {
    findings.push({ ok: false, what: 'the database cannot be used', advice: (error as Error).message })
  }
  for (const { ok, what, advice } of findings)
    console.log(`${ok ? '✓' : '✗'} ${what}${ok || !advice ? '' : `: ${advice}`}`)
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return {
    ok: major >= 26,
    what: `Node ${process.versions.node}`,
    advice: 'start Heed with npm, which brings its own Node',
  }
}

function checkFolder({ dataFolder }: Config): Finding {
  try {
    mkdirSync(dataFolder, { recursive: true })
    accessSync(dataFolder, constants.W_OK)
    return { ok: true, what: `data folder ${dataFolder} can be written` }
  } catch (error) {
    return { ok: false, what: `data folder ${dataFolder}`, advice: (error as Error).message }
  }
}

function checkSpace({ dataFolder }: Config): Finding {
  const { bavail, bsize } = statfsSync(dataFolder)
  const free = Math.floor((bavail * bsize) / 1024 ** 2)
  return {
    ok: free > 500,
    what: `${free} MB free on the disk`,
    advice: 'make room: under 500 MB mail and files may be refused',
  }
}

function checkPages(): Finding {
  return {
    ok: existsSync(join(import.meta.dirname, '../../../web/dist/index.html')),
    what: 'the staff app is built',
    advice: 'run npm start or npm run build',
  }
}

async function checkHouse(house: House): Promise<Finding[]> {
  const { rows: jobs } = await house.pool.query(
    'select count(*) as n from graphile_worker._private_jobs where attempts >= max_attempts',
  )
  const findings: Finding[] = [
    {
      ok: jobs[0].n === 0,
      what: `${jobs[0].n} jobs gave up`,
      advice: 'see the page Jobs, where each can be tried again',
    },
  ]
  for (const workspaceId of await house.workspaceIds()) {
    findings.push(
      ...(await house.scopeOf(workspaceId).transaction(async (tx) => {
        const { name } = await tx.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()
        const count = async (table: 'outbox_message' | 'intake_item', state: string) =>
          (
            await tx.db
              .selectFrom(table)
              .select(({ fn }) => fn.countAll<number>().as('n'))
              .where('state', '=', state)
              .executeTakeFirstOrThrow()
          ).n
        const failing = await tx.db
          .selectFrom('channel')
          .select(['name', 'status_problem'])
          .where('active', '=', true)
          .where('status_state', '=', 'failing')
          .execute()
        const leadNowhere = await doLinksLeadNowhere(tx)
        const held = await count('outbox_message', 'held')
        const quarantined = await count('intake_item', 'quarantined')
        return [
          {
            ok: held === 0,
            what: `${name}: ${held} mails wait for SMTP settings`,
            advice: 'set the mail server of the channel, or HEED_SMTP_URL',
          },
          {
            ok: quarantined === 0,
            what: `${name}: ${quarantined} received items could not be read`,
            advice: 'see the page Intake',
          },
          {
            ok: !leadNowhere,
            what: `${name}: links in mails ${leadNowhere ? `lead to ${house.config.url}, which only this machine can open` : 'can be followed'}`,
            advice: 'set HEED_URL to the address by which customers reach Heed',
          },
          ...failing.map((channel) => ({
            ok: false,
            what: `${name}: channel ${channel.name} fails`,
            advice: channel.status_problem ?? '',
          })),
        ]
      })),
    )
  }
  return findings
}
