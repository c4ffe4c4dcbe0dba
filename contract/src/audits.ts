import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FreeText, Id, IdParams, Instant, Nothing, OneLine, trimWords } from './primitives.ts'
import { ContentKey, Words } from './survey-content.ts'

const Person = z.object({ id: Id, name: z.string() })

/** What people see of a business: five of each branch, two of the whole business. */
export const branchFaces = ['people', 'telephone', 'contact', 'premises', 'approach'] as const
export const businessFaces = ['website', 'social'] as const
export const Face = z.enum([...branchFaces, ...businessFaces])
export type Face = z.infer<typeof Face>

/** The survey item that asks customers what a section looks at: easy to ask for help, felt comfortable, liked the atmosphere. */
export const besides = ['help', 'comfort', 'atmosphere'] as const
export const Beside = z.enum(besides)
export type Beside = z.infer<typeof Beside>

const AuditItem = z.object({ id: ContentKey, words: Words, answer: z.enum(['yes_no', 'scale']) }).strict()
const AuditSection = z
  .object({
    id: ContentKey,
    words: Words,
    face: Face.nullable(),
    beside: Beside.nullable(),
    items: z.array(AuditItem).min(1).max(40),
  })
  .strict()
/** Sections and items keep their ids through every version, so that what follows can be set beside what was before. */
export const AuditContent = z
  .object({ name: Words, what: Words, sections: z.array(AuditSection).min(1).max(20) })
  .strict()
  .refine(({ sections }) => isOnce(sections.map(({ id }) => id)), { error: 'audit.named_twice' })
  .refine(({ sections }) => isOnce(sections.flatMap(({ items }) => items.map(({ id }) => id))), {
    error: 'audit.named_twice',
  })
  .refine(
    (content) =>
      [
        content.name,
        ...content.sections.flatMap(({ words, items }) => [words, ...items.map((item) => item.words)]),
      ].every((words) => Object.values(words).some((text) => trimWords(text) !== '')),
    { error: 'audit.without_words' },
  )
export type AuditContent = z.infer<typeof AuditContent>
const isOnce = (ids: string[]) => new Set(ids).size === ids.length

export const AuditTemplate = z.object({
  id: Id,
  /** Installed, and nobody has said yet that it is right for this business. */
  notYetYours: z.boolean(),
  version: z.int(),
  content: AuditContent,
})
export type AuditTemplate = z.infer<typeof AuditTemplate>

export const AuditAnswer = z.enum(['yes', 'no', 'none', '1', '2', '3', '4', '5'])
export type AuditAnswer = z.infer<typeof AuditAnswer>

export const AuditBrief = z.object({
  id: Id,
  template: z.object({ id: Id, name: Words, version: z.int() }),
  /** null: the whole business. */
  branch: Person.nullable(),
  day: Day,
  madeBy: Person.nullable(),
  /** Who walked in, of a mystery visit. */
  visitor: z.string().nullable(),
  finishedAt: Instant.nullable(),
  /** 0 to 100. */
  score: z.number().nullable(),
  answered: z.int(),
  items: z.int(),
})
export type AuditBrief = z.infer<typeof AuditBrief>

const Photos = z.array(Id)
export const AuditDetail = AuditBrief.extend({
  sections: z.array(
    z.object({
      id: z.string(),
      words: Words,
      face: Face.nullable(),
      beside: Beside.nullable(),
      score: z.number().nullable(),
      items: z.array(
        z.object({
          id: z.string(),
          words: Words,
          asks: z.enum(['yes_no', 'scale']),
          answer: AuditAnswer.nullable(),
          said: z.string().nullable(),
          photos: Photos,
          /** The same item in the finished audit before this one, in the same place. */
          before: z.object({ auditId: Id, day: Day, answer: AuditAnswer.nullable(), photos: Photos }).nullable(),
        }),
      ),
    }),
  ),
})
export type AuditDetail = z.infer<typeof AuditDetail>

export const AuditFinding = z.object({
  id: Id,
  branch: Person.nullable(),
  item: Words,
  section: Words,
  face: Face.nullable(),
  /** The audit that failed it last, with its photos. */
  audit: z.object({ id: Id, day: Day }),
  before: Photos,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  /** A new photo, or the check passed in a later audit. */
  closedWith: z.enum(['photo', 'check']).nullable(),
  closedBy: Person.nullable(),
  after: Photos,
})
export type AuditFinding = z.infer<typeof AuditFinding>

export const FaceState = z.object({
  face: Face,
  branch: Person.nullable(),
  owner: Person.nullable(),
  maintainer: z.string().nullable(),
  /** Of the newest finished audit that looked at it. */
  audit: z.object({ id: Id, day: Day, score: z.number().nullable(), photo: Id.nullable() }).nullable(),
  open: z.int(),
  /** Never looked at, or not for six months. */
  isDue: z.boolean(),
})
export type FaceState = z.infer<typeof FaceState>

export const listAuditTemplates = endpoint({
  id: 'listAuditTemplates',
  method: 'GET',
  path: '/audit-templates',
  tag: 'audits',
  may: 'standard:read',
  summary: 'What audits look at, item by item; ready ones are marked until they are yours',
  response: z.object({ items: z.array(AuditTemplate) }),
})
export const makeAuditTemplate = endpoint({
  id: 'makeAuditTemplate',
  method: 'POST',
  path: '/audit-templates',
  tag: 'audits',
  may: 'standard:edit',
  summary: 'Write what an audit of your own looks at',
  body: z.object({ content: AuditContent }).strict(),
  response: AuditTemplate,
  status: 201,
})
export const changeAuditTemplate = endpoint({
  id: 'changeAuditTemplate',
  method: 'PUT',
  path: '/audit-templates/:id',
  tag: 'audits',
  may: 'standard:edit',
  summary:
    'Add, change or leave out items, and make it yours; audits that have begun keep the version they were made with',
  params: IdParams,
  body: z.object({ version: z.int(), content: AuditContent }).strict(),
  response: AuditTemplate,
})

export const retireAuditTemplate = endpoint({
  id: 'retireAuditTemplate',
  method: 'DELETE',
  path: '/audit-templates/:id',
  tag: 'audits',
  may: 'standard:edit',
  summary: 'No audit begins with this list any more; those that have begun go on to their end',
  params: IdParams,
  response: Nothing,
})

export const listAudits = endpoint({
  id: 'listAudits',
  method: 'GET',
  path: '/audits',
  tag: 'audits',
  may: 'standard:read',
  summary: 'Audits in sight, newest first, no more than 200',
  query: z.object({ branchId: Id.optional(), templateId: Id.optional() }).strict(),
  response: z.object({ items: z.array(AuditBrief) }),
})
export const getAudit = endpoint({
  id: 'getAudit',
  method: 'GET',
  path: '/audits/:id',
  tag: 'audits',
  may: 'standard:read',
  summary: 'An audit item by item, each beside the audit before it',
  params: IdParams,
  response: AuditDetail,
})
export const startAudit = endpoint({
  id: 'startAudit',
  method: 'POST',
  path: '/audits',
  tag: 'audits',
  may: 'standard:mark',
  summary: 'Begin an audit of a branch, or without one of the whole business',
  body: z
    .object({
      templateId: Id,
      branchId: Id.nullable(),
      /** Today unless said. */
      day: Day.optional(),
      visitor: OneLine.min(1).max(120).nullable().default(null),
    })
    .strict(),
  response: AuditDetail,
  status: 201,
})
export const answerAuditItem = endpoint({
  id: 'answerAuditItem',
  method: 'PUT',
  path: '/audits/:id/items/:itemId',
  tag: 'audits',
  may: 'standard:mark',
  summary: 'Answer an item, or write words to it; what is not named stays as it is',
  params: IdParams.extend({ itemId: z.string().max(40) }),
  body: z
    .object({ answer: AuditAnswer.nullable(), said: FreeText.max(2000).nullable() })
    .partial()
    .strict(),
  response: AuditDetail,
})
/** multipart/form-data with one `file`: a JPEG, PNG or WebP picture up to 10 MB. */
export const addAuditPhoto = endpoint({
  id: 'addAuditPhoto',
  method: 'POST',
  path: '/audits/:id/items/:itemId/photos',
  tag: 'audits',
  may: 'standard:mark',
  summary: 'Add a photo to an item',
  params: IdParams.extend({ itemId: z.string().max(40) }),
  response: AuditDetail,
  status: 201,
})
export const showAuditPhoto = endpoint({
  id: 'showAuditPhoto',
  method: 'GET',
  path: '/audit-photos/:id',
  tag: 'audits',
  may: 'standard:read',
  summary: 'A photo',
  params: IdParams,
  response: z.unknown(),
})
export const removeAuditPhoto = endpoint({
  id: 'removeAuditPhoto',
  method: 'DELETE',
  path: '/audit-photos/:id',
  tag: 'audits',
  may: 'standard:mark',
  summary: 'Take a photo out of an audit that is not finished',
  params: IdParams,
  response: Nothing,
})
export const finishAudit = endpoint({
  id: 'finishAudit',
  method: 'POST',
  path: '/audits/:id/finish',
  tag: 'audits',
  may: 'standard:mark',
  summary:
    'Finish an audit in which every item has its answer; each low item becomes an action with an owner and a day',
  params: IdParams,
  body: z
    .object({
      /** Who mends what is low where a face has no owner; oneself unless said. */
      ownerId: Id.optional(),
      /** In two weeks unless said. */
      dueOn: Day.optional(),
    })
    .strict(),
  response: AuditDetail,
})
export const dropAudit = endpoint({
  id: 'dropAudit',
  method: 'DELETE',
  path: '/audits/:id',
  tag: 'audits',
  may: 'standard:mark',
  summary: 'Throw away an audit that is not finished',
  params: IdParams,
  response: Nothing,
})

export const listAuditFindings = endpoint({
  id: 'listAuditFindings',
  method: 'GET',
  path: '/audit-findings',
  tag: 'audits',
  may: 'standard:read',
  summary: 'What audits found wanting: open ones, or those mended, newest first, no more than 200',
  query: z.object({ branchId: Id.optional(), state: z.enum(['open', 'closed']).default('open') }).strict(),
  response: z.object({ items: z.array(AuditFinding) }),
})
export const mendAuditFinding = endpoint({
  id: 'mendAuditFinding',
  method: 'POST',
  path: '/audit-findings/:id/photos',
  tag: 'audits',
  may: 'standard:mark',
  summary: 'Show by a new photo that it is mended',
  params: IdParams,
  response: AuditFinding,
  status: 201,
})

export const listFaces = endpoint({
  id: 'listFaces',
  method: 'GET',
  path: '/faces',
  tag: 'audits',
  may: 'standard:read',
  summary:
    'Every face of the business and its branches: score, owner, photo, day, and which were not looked at for six months',
  query: z.object({ branchId: Id.optional() }).strict(),
  response: z.object({ items: z.array(FaceState) }),
})
export const setFace = endpoint({
  id: 'setFace',
  method: 'PUT',
  path: '/faces',
  tag: 'audits',
  may: 'standard:edit',
  summary: 'Say whose a face is, and who maintains it',
  body: z
    .object({
      face: Face,
      branchId: Id.nullable(),
      ownerId: Id.nullable(),
      maintainer: OneLine.min(1).max(200).nullable(),
    })
    .strict()
    .refine(({ face, branchId }) => (businessFaces as readonly string[]).includes(face) === (branchId === null), {
      error: 'face.elsewhere',
    }),
  response: FaceState,
})
