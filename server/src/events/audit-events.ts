import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

export const auditTemplateChanged = defineEvent(
  'audit_template.changed',
  z.object({ templateId: id, name: z.string(), version: z.int() }),
)
/** No audit begins with it any more. */
export const auditTemplateRetired = defineEvent(
  'audit_template.retired',
  z.object({ templateId: id, name: z.string() }),
)
export const auditStarted = defineEvent('audit.started', z.object({ auditId: id, name: z.string() }))
export const auditFinished = defineEvent(
  'audit.finished',
  z.object({ auditId: id, name: z.string(), score: z.number().nullable() }),
)
export const auditDropped = defineEvent('audit.dropped', z.object({ auditId: id, name: z.string() }))
/** An item is low; of the whole business it is seen in `branchId`, its oldest branch. */
export const auditFindingOpened = defineEvent(
  'audit_finding.opened',
  z.object({ findingId: id, auditId: id, words: z.string(), ownerId: id.nullable(), dueAt: z.string() }),
)
/** Passed in a later audit, or shown mended by a new photo. */
export const auditFindingClosed = defineEvent(
  'audit_finding.closed',
  z.object({ findingId: id, words: z.string(), with: z.enum(['photo', 'check']) }),
)
/** A section fell twice running. */
export const auditFell = defineEvent(
  'audit.fell',
  z.object({
    auditId: id,
    sectionId: z.string(),
    words: z.string(),
    scores: z.array(z.number()),
    ownerId: id.nullable(),
  }),
)
export const faceSet = defineEvent(
  'face.set',
  z.object({ face: z.string(), ownerId: id.nullable(), maintainer: z.string().nullable() }),
)
/** Not looked at for six months. */
export const faceDue = defineEvent(
  'face.due',
  z.object({ face: z.string(), faceId: id, ownerId: id.nullable(), lastDay: z.string().nullable() }),
)
export const faceAudited = defineEvent('face.audited', z.object({ face: z.string(), faceId: id }))
export const contactPathChanged = defineEvent('contact_path.changed', z.object({ pathId: id, name: z.string() }))
export const contactPathRetired = defineEvent('contact_path.retired', z.object({ pathId: id, name: z.string() }))
export const contactPathTested = defineEvent(
  'contact_path.tested',
  z.object({ pathId: id, name: z.string(), personSeconds: z.int().nullable() }),
)
