import { z } from 'zod'
import { mostTags, Tag } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './primitives.ts'
import { Priority } from './standards.ts'

export const bulkChangeCases = endpoint({
  id: 'bulkChangeCases',
  method: 'POST',
  path: '/cases/bulk',
  tag: 'cases',
  may: 'case:bulk',
  summary: 'Assign, tag, prioritise or set the state of several cases at once; each as by hand, or not at all',
  body: z.object({
    ids: z.array(Id).min(1).max(200),
    ownerId: Id.nullable().optional(),
    state: z.enum(['open', 'waiting', 'solved', 'closed']).optional(),
    addTags: z.array(Tag).max(mostTags).optional(),
    removeTags: z.array(Tag).max(mostTags).optional(),
    priority: Priority.optional(),
  }),
  /** `changed` were not so before; `refused` stayed as they were, each with the code that says why. */
  response: z.object({ changed: z.array(Id), refused: z.array(z.object({ id: Id, code: z.string() })) }),
})
