// Writes server/src/platform/database/tables.generated.ts from a freshly migrated, temporary database.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { openPool } from '../server/src/platform/database/connect.ts'
import { startEmbedded } from '../server/src/platform/database/embedded.ts'
import { migrate } from '../server/src/platform/database/migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'heed-tables-'))
const log = pino({ level: 'silent' })
const database = await startEmbedded(folder, log)
const pool = openPool(database.url, log)
await migrate(pool)
await pool.end()
const { status } = spawnSync(
  'kysely-codegen',
  [
    '--url',
    database.url,
    '--dialect',
    'postgres',
    '--default-schema',
    'heed',
    '--include-pattern',
    'heed.*',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--out-file',
    'server/src/platform/database/tables.generated.ts',
  ],
  { stdio: 'inherit' },
)
await database.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(status ?? 1)
