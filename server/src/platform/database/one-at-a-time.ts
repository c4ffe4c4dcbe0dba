import { sql } from 'kysely'
import type { Tx } from '../scope.ts'

/**
 * Until this transaction ends nobody else of the business does `what`: for what is looked up first and written then, where two
 * at once would each find nothing.
 */
export const oneAtATime = (tx: Tx, what: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.scope.workspaceId}|${what}`}, 4850092))`.execute(tx.db)
