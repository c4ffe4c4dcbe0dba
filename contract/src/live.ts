import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id } from './primitives.ts'

/** What an open window is told: something of this topic changed; it fetches again by itself. */
export const LiveMessage = z.object({
  topic: z.enum([
    'case',
    'intake',
    'outbox',
    'channel',
    'standard',
    'presence',
    'answer',
    'member',
    'feedback',
    'action',
    'remedy',
    'prevention',
  ]),
  id: Id.nullable(),
  type: z.string(),
})
export type LiveMessage = z.infer<typeof LiveMessage>

export const openLive = endpoint({
  id: 'openLive',
  method: 'GET',
  path: '/live',
  tag: 'live',
  may: 'signed-in',
  summary: 'Server-sent events of changes in sight',
  response: z.unknown(),
})
