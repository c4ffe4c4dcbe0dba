import { apiKeyCreated, apiKeyRevoked } from '../../events/workspace-events.ts'
import { notAllowed, notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'

type KeyRow = {
  id: string
  name: string | null
  start: string | null
  permissions: unknown
  createdAt: Date
  expiresAt: Date | null
  lastRequest: Date | null
}

const present = (row: KeyRow) => {
  const permissions =
    typeof row.permissions === 'string'
      ? (JSON.parse(row.permissions) as { heed?: string[] })
      : ((row.permissions ?? {}) as { heed?: string[] })
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    permissions: permissions.heed ?? [],
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
  }
}

const ownKeys = `select k.* from auth.apikey k where k.enabled is not false and k.metadata::jsonb #>> '{}' is not null and (case when left(k.metadata, 1) = '"' then (k.metadata::jsonb #>> '{}')::jsonb else k.metadata::jsonb end)->>'workspaceId' = $1`

export const listKeys = async (scope: Scope) => {
  const { rows } = await scope.house.pool.query(`${ownKeys} order by k."createdAt" desc`, [scope.workspaceId])
  return (rows as KeyRow[]).map(present)
}

/** The key acts as its maker, narrowed to the permissions named; shown once, kept hashed. */
export async function createKey(
  scope: Scope,
  input: { name: string; permissions: string[]; expiresInDays: number | null },
) {
  const actor = scope.actor
  if (!actor || input.permissions.some((permission) => !actor.permissions.has(permission))) throw notAllowed()
  const member = await scope.transaction((tx) =>
    tx.db.selectFrom('member').select('user_id').where('id', '=', actor.id).executeTakeFirstOrThrow(),
  )
  const made = await scope.house.signIn.auth.api.createApiKey({
    body: {
      userId: member.user_id,
      name: input.name,
      expiresIn: input.expiresInDays === null ? undefined : input.expiresInDays * 86_400,
      permissions: { heed: input.permissions },
      metadata: { workspaceId: scope.workspaceId },
    },
  })
  await scope.transaction((tx) => tx.emit(apiKeyCreated, { keyId: made.id, name: input.name }))
  return { ...present(made as unknown as KeyRow), permissions: input.permissions, key: made.key }
}

export async function revokeKey(scope: Scope, keyId: string): Promise<null> {
  const { rows } = await scope.house.pool.query(`${ownKeys} and k.id = $2`, [scope.workspaceId, keyId])
  if (rows.length === 0) throw notFound()
  await scope.house.pool.query('delete from auth.apikey where id = $1', [keyId])
  await scope.transaction((tx) => tx.emit(apiKeyRevoked, { keyId }))
  scope.house.bulletin.post('heed_revoked', keyId)
  return null
}
