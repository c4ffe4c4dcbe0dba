import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of the root package, the one version of the whole house. */
export const version = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string }
).version
