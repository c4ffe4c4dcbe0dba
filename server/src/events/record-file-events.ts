import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const kind = z.enum(['customers', 'cases', 'purchases'])

/** Somebody had customers, cases or purchases written into a file; the filter says which. */
export const recordsExported = defineEvent(
  'record.exported',
  z.object({ kind, filter: z.record(z.string(), z.unknown()) }),
)
export const recordsImported = defineEvent(
  'record.imported',
  z.object({ importId: z.uuid(), kind, added: z.number(), known: z.number() }),
)
