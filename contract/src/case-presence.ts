import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams } from './primitives.ts'

export const Presence = z.object({ viewers: z.array(z.object({ id: Id, name: z.string(), writing: z.boolean() })) })
export const announcePresence = endpoint({
  id: 'announcePresence',
  method: 'POST',
  path: '/cases/:id/presence',
  tag: 'cases',
  may: 'case:read',
  summary: 'Say that one looks at or writes in a case, and learn who else does; repeat every 20 s',
  params: IdParams,
  body: z.object({ writing: z.boolean(), left: z.boolean().default(false) }),
  response: Presence,
})
