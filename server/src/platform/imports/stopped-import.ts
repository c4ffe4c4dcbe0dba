import type { ImportWork } from '@heed/contract/import-states.ts'
import { sql } from 'kysely'
import type { Scope, Tx } from '../scope.ts'

type ImportTable = 'feedback_import' | 'record_import'
type Standing = { state: string; stopped_in: string | null }

/** A file may be read (again) while nothing of it was taken in and nobody is at it. */
export const mayBeRead = ({ state, stopped_in }: Standing): boolean =>
  state === 'checked' || state === 'failed' || stopped_in === 'checking'

/** Its rows may be taken in once it was looked at, and again where that stopped. */
export const mayBeTakenIn = ({ state, stopped_in }: Standing): boolean =>
  state === 'checked' || stopped_in === 'importing'

/** Says that an import stands still: its job was given up. */
export const stopImport = (scope: Scope, table: ImportTable, importId: string, work: ImportWork): Promise<unknown> =>
  scope.transaction((tx) =>
    sql`update ${sql.table(table)} set state = 'stopped', stopped_in = ${work}
      where id = ${importId} and state = ${work}`.execute(tx.db),
  )

/** A job that was given up and is run again all the same, as from the list of jobs, takes up what it left. */
export const resumeImport = (tx: Tx, table: ImportTable, importId: string, work: ImportWork): Promise<unknown> =>
  sql`update ${sql.table(table)} set state = ${work}, stopped_in = null
    where id = ${importId} and state = 'stopped' and stopped_in = ${work}`.execute(tx.db)
