import pg from 'pg'
import type { Logger } from 'pino'

type Listener = (payload: string) => void

/**
 * News between processes by LISTEN/NOTIFY. Posted outside the transactions it tells of: a NOTIFY inside one makes
 * all committing transactions queue behind each other. Losing news is harmless, whoever listens also looks by itself.
 */
export class Bulletin {
  readonly #pool: pg.Pool
  readonly #url: string
  readonly #log: Logger
  readonly #listeners = new Map<string, Set<Listener>>()
  #waiting = new Map<string, Set<string>>()
  #timer: NodeJS.Timeout | undefined
  #client: pg.Client | undefined
  #closed = false

  constructor(pool: pg.Pool, url: string, log: Logger) {
    this.#pool = pool
    this.#url = url
    this.#log = log
  }

  post(channel: string, payload: string): void {
    if (this.#closed) return
    const payloads = this.#waiting.get(channel) ?? new Set()
    this.#waiting.set(channel, payloads.add(payload))
    this.#timer ??= setTimeout(() => void this.#send(), 10)
  }

  async #send(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = new Map()
    this.#timer = undefined
    const pairs = [...waiting].flatMap(([channel, payloads]) => [...payloads].map((payload) => [channel, payload]))
    await this.#pool
      .query('select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as news(channel, payload)', [
        pairs.map(([channel]) => channel),
        pairs.map(([, payload]) => payload),
      ])
      .catch((error: Error) => this.#log.debug({ error: error.message }, 'News could not be posted'))
  }

  listen(channel: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set()
    this.#listeners.set(channel, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** Starts listening and keeps doing so: a lost connection is made again. */
  async open(): Promise<void> {
    if (this.#closed) return
    const client = new pg.Client({ connectionString: this.#url, application_name: 'heed-bulletin' })
    const again = () => {
      if (this.#client !== client) return
      this.#client = undefined
      if (!this.#closed) setTimeout(() => void this.open().catch(() => {}), 500)
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#listeners.get(channel) ?? []) listener(payload ?? '')
    })
    this.#client = client
    try {
      await client.connect()
      await client.query('listen heed_poke; listen heed_live; listen heed_revoked')
    } catch {
      again()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    // A command that ends at once has news for the processes that go on.
    if (this.#waiting.size > 0) await this.#send()
    await this.#client?.end().catch(() => {})
  }
}
