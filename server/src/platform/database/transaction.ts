import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { DB } from './tables.generated.ts'

/** What the row-security policies read. `branchIds` null sees every branch. */
export type RowScope = {
  workspaceId: string | null
  memberId: string | null
  branchIds: string[] | null
  system?: boolean
}

const setScope = {
  name: 'set-scope',
  text: "select set_config('search_path', 'heed', true), set_config('heed.workspace', $1, true), set_config('heed.member', $2, true), set_config('heed.branches', $3, true), set_config('heed.system', $4, true)",
}

/**
 * Runs `work` in one transaction whose every statement passes row security of `scope`.
 * `begin` and the scope travel together, so opening costs one round trip; so do the commit and the statements that `last` sends
 * before it returns. If one of these fails the database undoes all at the commit, and its fault is thrown.
 */
export async function inScopedTransaction<Result>(
  pool: Pool,
  scope: RowScope,
  work: (db: Kysely<DB>, client: PoolClient) => Promise<Result>,
  last: () => Promise<unknown> | undefined = () => undefined,
): Promise<Result> {
  const client = await pool.connect()
  const connection = new OneConnection(client)
  let broken: Error | undefined
  try {
    const branches = scope.branchIds === null ? '*' : `{${scope.branchIds.join(',')}}`
    const values = [scope.workspaceId ?? '', scope.memberId ?? '', branches, scope.system ? 'on' : '']
    await Promise.all([client.query('begin'), client.query({ ...setScope, values })])
    const result = await work(databaseOn(connection), client)
    // What cannot even be sent throws here, before the commit.
    const sent = last()
    const [, { command }] = await Promise.all([sent, client.query('commit')])
    // A fault that `work` kept to itself: the database answers the commit by undoing all, and that is no success.
    if (command !== 'COMMIT') throw new Error('The database undid the transaction: a statement in it had failed')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    connection.end()
    client.release(broken)
  }
}

/** Sends a statement now: what is sent next runs after it, also where nobody waits for this one. */
export const send = (client: PoolClient, { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>) =>
  client.query({ name: preparedName(sql), text: sql, values: [...parameters] })

/** Kysely on one connection whose transaction is opened and closed by someone else. */
function databaseOn(connection: OneConnection): Kysely<DB> {
  return new Kysely<DB>({ dialect: new OneConnectionDialect(connection) })
}

class OneConnectionDialect implements Dialect {
  readonly connection: OneConnection
  constructor(connection: OneConnection) {
    this.connection = connection
  }
  createAdapter() {
    return new PostgresAdapter()
  }
  createQueryCompiler() {
    return new PostgresQueryCompiler()
  }
  createIntrospector(db: Kysely<never>) {
    return new PostgresIntrospector(db)
  }
  createDriver() {
    const { connection } = this
    const nested = async () => {
      throw new Error('This transaction is already open; use it as it is')
    }
    return {
      init: async () => {},
      acquireConnection: async () => connection,
      beginTransaction: nested,
      commitTransaction: nested,
      rollbackTransaction: nested,
      releaseConnection: async () => {},
      destroy: async () => {},
    }
  }
}

const isAborted = (error: unknown) => (error as { code?: string }).code === '25P02'

class OneConnection implements DatabaseConnection {
  readonly client: PoolClient
  #fault: unknown
  #isOver = false
  constructor(client: PoolClient) {
    this.client = client
  }
  /** Whoever was not waited for must not go on in the transaction of somebody else, to whom the connection goes next. */
  end(): void {
    this.#isOver = true
  }
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#isOver) throw new Error('This transaction is over')
    const result = await send(this.client, query).catch((error) => {
      // Of statements that were sent together the first one that fails says why; the others only that it did.
      this.#fault ??= error
      throw isAborted(error) ? this.#fault : error
    })
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }
  // biome-ignore lint/correctness/useYield: streaming is refused
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming is not used: lists are paged by key')
  }
}

const prepared = new Map<string, string>()
const maxPrepared = 600

/** Statements seen before are planned once a connection. Lists of values make many texts: beyond a bound the rest go unnamed. */
function preparedName(text: string): string | undefined {
  const known = prepared.get(text)
  if (known || prepared.size >= maxPrepared) return known
  const name = `h${prepared.size}`
  prepared.set(text, name)
  return name
}
