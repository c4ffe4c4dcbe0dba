import type { LiveMessage } from '@heed/contract/live.ts'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { SignIn } from './access/sign-in.ts'
import type { Config } from './config.ts'
import { inScopedTransaction } from './database/transaction.ts'
import type { Reaction } from './events/event.ts'
import type { Feature } from './feature.ts'
import type { FileStore } from './files/file-store.ts'
import type { Bulletin } from './live/bulletin.ts'
import { Scope } from './scope.ts'

export type HouseParts = {
  config: Config
  log: Logger
  pool: pg.Pool
  databaseUrl: string
  signIn: SignIn
  files: FileStore
  bulletin: Bulletin
  secret: string
  features: Feature[]
}

/** What every feature stands on: one running installation, whichever commands it serves. */
export class House {
  readonly config: Config
  readonly log: Logger
  readonly pool: pg.Pool
  readonly databaseUrl: string
  readonly signIn: SignIn
  readonly files: FileStore
  readonly bulletin: Bulletin
  /** 32 random bytes in base64url, made on the first run; signs references and encrypts mailbox passwords. */
  readonly secret: string
  readonly features: Feature[]
  readonly #within = new Map<string, Reaction[]>()
  readonly #later = new Map<string, Reaction[]>()

  constructor(parts: HouseParts) {
    this.config = parts.config
    this.log = parts.log
    this.pool = parts.pool
    this.databaseUrl = parts.databaseUrl
    this.signIn = parts.signIn
    this.files = parts.files
    this.bulletin = parts.bulletin
    this.secret = parts.secret
    this.features = parts.features
    for (const reaction of parts.features.flatMap((feature) => feature.reactions ?? [])) {
      const map = reaction.when === 'within' ? this.#within : this.#later
      map.set(reaction.type, [...(map.get(reaction.type) ?? []), reaction])
    }
  }

  reactionsWithin(type: string): Reaction[] {
    return this.#within.get(type) ?? []
  }

  reactionsLater(type: string): Reaction[] {
    return this.#later.get(type) ?? []
  }

  /** Heed itself in one workspace: received mail, jobs. */
  scopeOf(workspaceId: string): Scope {
    return new Scope(this, workspaceId)
  }

  /** Every workspace of the installation; for tickers and start-up only. */
  async workspaceIds(): Promise<string[]> {
    return inScopedTransaction(
      this.pool,
      { workspaceId: null, memberId: null, branchIds: [], system: true },
      async (db) => (await db.selectFrom('workspace').select('id').execute()).map((row) => row.id),
    )
  }

  /** Wakes whoever turns events into jobs. */
  poke(workspaceId: string): void {
    this.bulletin.post('heed_poke', workspaceId)
  }

  publish(workspaceId: string, branchId: string | null, message: LiveMessage): void {
    this.bulletin.post('heed_live', JSON.stringify({ workspaceId, branchId, message }))
  }

  async close(): Promise<void> {
    await this.bulletin.close()
    await this.signIn.pool.end()
    await this.pool.end()
  }
}
