import type { LiveMessage } from '@heed/contract/live.ts'
import type { Permission, Role } from '@heed/contract/permissions.ts'
import { permissionsOf } from '@heed/contract/permissions.ts'
import { type Kysely, sql } from 'kysely'
import type { PoolClient } from 'pg'
import { now } from './clock.ts'
import type { DB } from './database/tables.generated.ts'
import { inScopedTransaction, send } from './database/transaction.ts'
import type { EventType, Happened } from './events/event.ts'
import type { House } from './house.ts'
import { newId } from './ids.ts'
import type { Enqueued, Job } from './jobs/job.ts'
import { notAllowed } from './problem.ts'

export type Actor = {
  id: string
  name: string
  role: Role
  permissions: ReadonlySet<string>
  /** A program with this member's API key: it does their work, and is not them. */
  isProgram?: boolean
  /** The name of that key. */
  keyName?: string
}

/** In whose name something is done, and what they see. A null actor is Heed itself (jobs, received mail). */
export class Scope {
  readonly house: House
  readonly workspaceId: string
  readonly actor: Actor | null
  /** null sees every branch. */
  readonly branchIds: string[] | null
  #open: Tx | undefined

  constructor(house: House, workspaceId: string, actor: Actor | null = null, branchIds: string[] | null = null) {
    this.house = house
    this.workspaceId = workspaceId
    this.actor = actor
    this.branchIds = branchIds
  }

  may(permission: Permission): boolean {
    return this.actor === null || this.actor.permissions.has(permission)
  }

  require(permission: Permission): void {
    if (!this.may(permission)) throw notAllowed()
  }

  /** True while a transaction of this scope is open: what is done now joins it. */
  get isOpen(): boolean {
    return this.#open !== undefined
  }

  /** Opens a transaction that row security binds to this scope; inside one that is open already, joins it. */
  async transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (this.#open) return work(this.#open)
    let opened: Tx | undefined
    try {
      const result = await inScopedTransaction(
        this.house.pool,
        { workspaceId: this.workspaceId, memberId: this.actor?.id ?? null, branchIds: this.branchIds },
        async (db, client) => {
          opened = new Tx(this, db, client)
          this.#open = opened
          return work(opened)
        },
        () => opened?.flush(),
      )
      opened?.announce()
      return result
    } finally {
      this.#open = undefined
    }
  }
}

/** An open transaction: the database as this scope sees it, and what shall happen once it is committed. */
export class Tx {
  readonly scope: Scope
  readonly db: Kysely<DB>
  readonly client: PoolClient
  readonly #events: { happened: Happened; payload: unknown }[] = []
  readonly #jobs: Enqueued[] = []
  /** What this transaction sees now; null is every branch. */
  #sees: string[] | null
  #depth = 0
  #wentEverywhere = false
  readonly #live: { branchId: string | null; message: LiveMessage }[] = []

  constructor(scope: Scope, db: Kysely<DB>, client: PoolClient) {
    this.scope = scope
    this.db = db
    this.client = client
    this.#sees = scope.branchIds
  }

  /** For the rare work that concerns the whole business whoever does it: `work` sees every branch, in this very transaction. */
  async everywhere<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#sees === null) return work()
    this.#wentEverywhere ||= this.scope.branchIds !== null
    return this.#seeing(null, work)
  }

  /** `work` sees no more than one branch, for what is done in its name only. */
  inBranch<Result>(branchId: string, work: () => Promise<Result>): Promise<Result> {
    return this.#seeing([branchId], work)
  }

  async #seeing<Result>(branchIds: string[] | null, work: () => Promise<Result>): Promise<Result> {
    const before = this.#sees
    await this.#see(branchIds)
    this.#sees = branchIds
    try {
      return await work()
    } finally {
      this.#sees = before
      // A refusal may be caught and the transaction go on; after a fault nothing runs in it any more, nor can this.
      await this.#see(before).catch(() => {})
    }
  }

  /** What happens in `work` was set off by rules, so many of them in a row since a person or the world did something. */
  async atDepth<Result>(depth: number, work: () => Promise<Result>): Promise<Result> {
    const before = this.#depth
    this.#depth = depth
    try {
      return await work()
    } finally {
      this.#depth = before
    }
  }

  /** If `work` is refused, all that it did is undone and this transaction goes on; the refusal is thrown all the same. */
  async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = [this.#events.length, this.#jobs.length, this.#live.length] as const
    await this.client.query('savepoint attempt')
    try {
      const result = await work()
      await this.client.query('release savepoint attempt')
      return result
    } catch (error) {
      await this.client.query('rollback to savepoint attempt; release savepoint attempt')
      for (const [index, list] of [this.#events, this.#jobs, this.#live].entries()) list.splice(before[index] ?? 0)
      throw error
    }
  }

  /** Says once what happened. Reactions `within` run now; the others as jobs after the commit. */
  async emit<Payload>(
    event: EventType<Payload>,
    payload: Payload,
    about: { branchId?: string | null; caseId?: string | null; at?: Date } = {},
  ): Promise<Happened> {
    const happened: Happened = {
      id: newId(),
      type: event.type,
      workspaceId: this.scope.workspaceId,
      branchId: about.branchId ?? null,
      caseId: about.caseId ?? null,
      actorId: this.scope.actor?.id ?? null,
      at: about.at ?? now(),
      depth: this.#depth,
    }
    this.#events.push({ happened, payload })
    for (const reaction of this.scope.house.reactionsWithin(event.type))
      await reaction.run(payload as never, this, happened)
    return happened
  }

  enqueue<Payload extends Record<string, unknown>>(
    job: Job<Payload>,
    payload: Payload,
    options: { runAt?: Date } = {},
  ): void {
    this.#jobs.push({
      name: job.name,
      payload: { ...payload, workspaceId: this.scope.workspaceId },
      maxAttempts: job.maxAttempts,
      key: job.key?.(payload),
      queue: job.queue,
      ...options,
    })
  }

  /** Tells open windows that see the branch (null: all) after the commit; losing it does no harm, they also look again by themselves. */
  tell(message: LiveMessage, branchId: string | null): void {
    this.#live.push({ branchId, message })
  }

  /** Writes what happened and what is to be done. All of it is sent before this returns, so that the commit can follow at once. */
  flush(): Promise<unknown> {
    // Both are written down first: what cannot be must not throw while something sent is on its way and nobody waits for it.
    const events = this.#events.length > 0 ? this.#insertEvents().compile() : undefined
    const jobs = this.#jobs.length > 0 ? addingJobs(this.#jobs).compile(this.db) : undefined
    const sent: Promise<unknown>[] = []
    // What was done in every branch is said there too; the transaction ends with it.
    if (events && this.#wentEverywhere) sent.push(this.#see(null))
    if (events) sent.push(send(this.client, events))
    if (jobs) sent.push(send(this.client, jobs))
    return Promise.all(sent)
  }

  #see(branchIds: string[] | null): Promise<unknown> {
    const sight = branchIds === null ? '*' : `{${branchIds.join(',')}}`
    return this.client.query("select set_config('heed.branches', $1, true)", [sight])
  }

  #insertEvents() {
    return this.db.insertInto('event').values(
      this.#events.map(({ happened, payload }) => ({
        id: happened.id,
        branch_id: happened.branchId,
        case_id: happened.caseId,
        type: happened.type,
        actor_id: happened.actorId,
        key_name: this.scope.actor?.keyName ?? null,
        at: happened.at,
        depth: happened.depth,
        payload: JSON.stringify(payload),
        // Nobody reacts later: nothing to dispatch.
        dispatched_at: this.scope.house.reactionsLater(happened.type).length === 0 ? happened.at : null,
      })),
    )
  }

  announce(): void {
    const { house, workspaceId } = this.scope
    if (this.#events.some(({ happened }) => house.reactionsLater(happened.type).length > 0)) house.poke(workspaceId)
    for (const { happened } of this.#events)
      if (happened.caseId)
        house.publish(workspaceId, happened.branchId, { topic: 'case', id: happened.caseId, type: happened.type })
    for (const { branchId, message } of this.#live) house.publish(workspaceId, branchId, message)
  }
}

/** Adds all jobs of a transaction in one statement, seen by workers when it commits. */
function addingJobs(jobs: Enqueued[]) {
  const specs = jobs.map((job) => ({
    identifier: job.name,
    payload: job.payload,
    run_at: job.runAt?.toISOString(),
    job_key: job.key,
    queue_name: job.queue,
    max_attempts: job.maxAttempts,
  }))
  return sql`select graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, spec) from json_array_elements(${JSON.stringify(specs)}::json) as spec
  ))`
}

export const roleActor = (member: { id: string; name: string; role: string }): Actor => ({
  id: member.id,
  name: member.name,
  role: member.role as Role,
  permissions: new Set<string>(permissionsOf[member.role as Role]),
})
