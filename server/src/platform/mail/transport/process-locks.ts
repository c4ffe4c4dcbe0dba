import pg from 'pg'
import type { Logger } from 'pino'

const idleMs = 5000

/**
 * Locks that a process holds for as long as it lives: PostgreSQL frees them the moment its connection ends, so whatever is
 * marked as being worked on and is not locked was left behind by a process that is gone.
 */
export class ProcessLocks {
  readonly #url: string
  readonly #log: Logger
  readonly #held = new Set<string>()
  readonly #lost = new Set<() => void>()
  #opening: Promise<pg.Client> | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(url: string, log: Logger) {
    this.#url = url
    this.#log = log
  }

  isHeldHere(key: string): boolean {
    return this.#held.has(key)
  }

  /** False when another process, or this one, holds it. */
  async tryTake(key: string): Promise<boolean> {
    if (this.#held.has(key)) return false
    this.#held.add(key)
    clearTimeout(this.#idle)
    try {
      const client = await this.#open()
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 4850010)) as taken', [key])
      if (rows[0]?.taken === true) return true
      this.#forget(key)
      return false
    } catch (error) {
      this.#forget(key)
      throw error
    }
  }

  async release(key: string): Promise<void> {
    if (!this.#held.has(key)) return
    try {
      const client = await this.#open()
      await client.query('select pg_advisory_unlock(hashtextextended($1, 4850010))', [key])
    } catch {
      // The connection is gone and all its locks with it.
    } finally {
      this.#forget(key)
    }
  }

  /** Called when the connection broke: everything held may now be held by others. */
  onLost(listener: () => void): () => void {
    this.#lost.add(listener)
    return () => this.#lost.delete(listener)
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const client = await this.#opening?.catch(() => undefined)
    this.#opening = undefined
    this.#held.clear()
    await client?.end().catch(() => {})
  }

  #forget(key: string): void {
    this.#held.delete(key)
    if (this.#held.size > 0) return
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => void this.close(), idleMs)
    this.#idle.unref()
  }

  #open(): Promise<pg.Client> {
    this.#opening ??= this.#connect()
    return this.#opening
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'heed-locks',
      keepAlive: true,
      pipeline: true,
    })
    const lose = () => {
      if (this.#closedBy(client)) return
      this.#log.debug('The connection that holds the locks was lost')
      this.#held.clear()
      for (const listener of this.#lost) listener()
    }
    this.#client = client
    client.on('error', lose)
    client.on('end', lose)
    try {
      await client.connect()
      return client
    } catch (error) {
      this.#opening = undefined
      throw error
    }
  }

  #client: pg.Client | undefined

  /** True when this end was wanted or noticed already. */
  #closedBy(client: pg.Client): boolean {
    if (this.#client !== client || this.#opening === undefined) return true
    this.#client = undefined
    this.#opening = undefined
    return false
  }
}
