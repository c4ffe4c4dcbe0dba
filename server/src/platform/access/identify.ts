import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { inScopedTransaction } from '../database/transaction.ts'
import type { House } from '../house.ts'
import { notSignedIn, problem } from '../problem.ts'
import { type Actor, roleActor, Scope } from '../scope.ts'

type Identity = { workspaceId: string; actor: Actor; branchIds: string[] | null; until: number }

const crossSite = problem(403, 'request.cross_site', 'A page of another site may not do this')
const noMembership = problem(403, 'member.none', 'This account belongs to no business here, or its access was ended')

/** How long an identity is believed without asking the database again; a revocation ends it at once in every process. */
const freshForMs = 10_000

/** Turns a session cookie or an API key into the scope that a request works in. */
export class Identifier {
  readonly #house: House
  readonly #known = new Map<string, Identity>()

  constructor(house: House) {
    this.#house = house
    house.bulletin.listen('heed_revoked', () => this.#known.clear())
  }

  async scopeOf(request: FastifyRequest): Promise<Scope> {
    const bearer = /^Bearer (heed_[\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
    const cookie = request.headers.cookie
    if (!bearer && !cookie) throw notSignedIn()
    if (!bearer) refuseCrossSite(request, this.#house.config.url)
    const wanted = request.headers['x-heed-workspace']
    const key = createHash('sha256')
      .update(bearer ?? cookie ?? '')
      .update(`|${wanted ?? ''}`)
      .digest('base64')
    let identity = this.#known.get(key)
    if (!identity || identity.until < Date.now()) {
      identity = bearer
        ? await this.#byApiKey(bearer)
        : await this.#bySession(request, typeof wanted === 'string' ? wanted : undefined)
      if (this.#known.size > 5000) this.#known.clear()
      this.#known.set(key, identity)
    }
    return new Scope(this.#house, identity.workspaceId, identity.actor, identity.branchIds)
  }

  async #bySession(request: FastifyRequest, workspaceId: string | undefined): Promise<Identity> {
    const session = await this.#house.signIn.auth.api.getSession({
      headers: new Headers({ cookie: request.headers.cookie ?? '' }),
    })
    if (!session) throw notSignedIn()
    return this.#member(session.user.id, workspaceId)
  }

  async #byApiKey(key: string): Promise<Identity> {
    const { valid, key: found } = await this.#house.signIn.auth.api.verifyApiKey({ body: { key } })
    if (!valid || !found) throw notSignedIn()
    const { workspaceId } = (found.metadata ?? {}) as { workspaceId?: string }
    const identity = await this.#member(found.referenceId, workspaceId)
    const granted = new Set(found.permissions?.heed ?? [])
    // A key never holds more than its maker: what the role lost, the key loses too.
    const permissions = identity.actor.permissions.intersection(granted)
    return { ...identity, actor: { ...identity.actor, permissions, isProgram: true, keyName: found.name ?? '' } }
  }

  async #member(userId: string, workspaceId: string | undefined): Promise<Identity> {
    const member = await inScopedTransaction(
      this.#house.pool,
      { workspaceId: null, memberId: null, branchIds: [], system: true },
      (db) => {
        let query = db
          .selectFrom('member')
          .select(['id', 'name', 'role', 'branch_ids', 'workspace_id'])
          .where('user_id', '=', userId)
          .where('active', '=', true)
          .orderBy('joined_at')
          .limit(1)
        if (workspaceId && /^[0-9a-f-]{36}$/.test(workspaceId)) query = query.where('workspace_id', '=', workspaceId)
        return query.executeTakeFirst()
      },
    )
    if (!member) throw noMembership()
    return {
      workspaceId: member.workspace_id,
      actor: roleActor(member),
      branchIds: member.branch_ids,
      until: Date.now() + freshForMs,
    }
  }
}

/** Cookies travel with requests that other sites make; those must not change anything. */
function refuseCrossSite(request: FastifyRequest, url: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  if (site === 'same-origin' || site === 'none') return
  if (site === undefined && origin === undefined) throw crossSite()
  if (
    origin === undefined ||
    (origin !== new URL(url).origin && origin !== `${request.protocol}://${request.headers.host}`)
  )
    throw crossSite()
  if (site !== undefined) throw crossSite()
}
