import { apiPrefix, type Endpoint } from '@heed/contract/endpoint.ts'
import { permissionsOf, type Role } from '@heed/contract/permissions.ts'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { House } from '../src/platform/house.ts'
import type { Scope } from '../src/platform/scope.ts'

type Sent = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
}
export type Answered<Definition extends Endpoint> = {
  status: number
  body: z.output<Definition['response']>
  problem: string | undefined
  headers: Record<string, unknown>
}

/** Makes an API key for a member with everything their role may do. */
export async function keyOf(house: House, scope: Scope): Promise<string> {
  const member = await house.scopeOf(scope.workspaceId).transaction((tx) =>
    tx.db
      .selectFrom('member')
      .select(['user_id', 'role', 'email', 'name'])
      .where('id', '=', scope.actor?.id ?? '')
      .executeTakeFirstOrThrow(),
  )
  const { internalAdapter } = await house.signIn.auth.$context
  if (!(await internalAdapter.findUserById(member.user_id))) {
    const user = await internalAdapter.createUser(
      { email: member.email, name: member.name, emailVerified: true },
      { method: 'email-password' },
    )
    await house.scopeOf(scope.workspaceId).transaction((tx) =>
      tx.db
        .updateTable('member')
        .set({ user_id: user.id })
        .where('id', '=', scope.actor?.id ?? '')
        .execute(),
    )
    member.user_id = user.id
  }
  const { key } = await house.signIn.auth.api.createApiKey({
    body: {
      userId: member.user_id,
      permissions: { heed: [...permissionsOf[member.role as Role]] },
      metadata: { workspaceId: scope.workspaceId },
    },
  })
  return key
}

/** Calls an endpoint through the whole HTTP stack; `key` undefined calls without sign-in. */
export async function call<Definition extends Endpoint>(
  app: FastifyInstance,
  key: string | undefined,
  endpoint: Definition,
  sent: Sent = {},
): Promise<Answered<Definition>> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(sent.params?.[name] ?? ''))
  const query = sent.query ? `?${new URLSearchParams(sent.query)}` : ''
  const answer = await app.inject({
    method: endpoint.method,
    url: `${apiPrefix}${path}${query}`,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(sent.body !== undefined ? { 'content-type': 'application/json' } : {}),
      ...sent.headers,
    },
    ...(sent.body !== undefined ? { payload: JSON.stringify(sent.body) } : {}),
  })
  const isProblem = String(answer.headers['content-type'] ?? '').includes('problem')
  const isJson = String(answer.headers['content-type'] ?? '').includes('json')
  const body = answer.body === '' ? null : isJson ? JSON.parse(answer.body) : answer.body
  // The contract is held by the tests: every successful answer must fit its own schema.
  if (answer.statusCode < 300 && isJson && body !== null) endpoint.response.parse(body)
  return { status: answer.statusCode, body, problem: isProblem ? body.code : undefined, headers: answer.headers }
}
