import type { AuditDetail } from '@heed/contract/audits.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { now } from '../../platform/clock.ts'
import { readUpload } from '../../platform/http/read-upload.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { itemsOf, readAudit } from './audit-rows.ts'
import { notAPicture, photoGone, tooManyPhotos } from './audits.errors.ts'
import { takeOpen } from './make-audit.ts'
import { pictureKindOf } from './picture-kind.ts'

const mostBytes = 10 * 1024 * 1024
const mostPhotos = 8

type Of = { auditId: string; itemId: string; branchId: string | null; findingId: string | null }

/** Reads the picture of a request and keeps it where `place` says, once that is allowed; `then` belongs to the same transaction. */
export async function keepPhoto(
  scope: Scope,
  request: FastifyRequest,
  place: (tx: Tx) => Promise<Of>,
  then: (tx: Tx, of: Of) => Promise<void> | void,
): Promise<void> {
  // Out of sight is said before anything is read.
  await scope.transaction(place)
  const { content } = await readUpload(request)
  const mimeType = pictureKindOf(content)
  if (!mimeType || content.length > mostBytes) throw notAPicture()
  const storedAs = await scope.house.files.put(content)
  try {
    await scope.transaction(async (tx) => {
      const of = await place(tx)
      const { auditId, itemId, branchId, findingId } = of
      await tx.db
        .insertInto('audit_photo')
        .values({
          id: newId(),
          branch_id: branchId,
          audit_id: auditId,
          item_id: itemId,
          finding_id: findingId,
          stored_as: storedAs,
          mime_type: mimeType,
          size: content.length,
          taken_by: scope.actor?.id ?? null,
          at: now(),
        })
        .execute()
      await then(tx, of)
    })
  } catch (error) {
    await scope.house.files.delete(storedAs).catch(() => {})
    throw error
  }
}

export async function addPhoto(
  scope: Scope,
  { id: auditId, itemId }: { id: string; itemId: string },
  request: FastifyRequest,
): Promise<AuditDetail> {
  const place = async (tx: Tx): Promise<Of> => {
    const audit = await takeOpen(tx, auditId)
    if (!itemsOf(audit.content).some(({ id }) => id === itemId)) throw notFound()
    const { n } = await tx.db
      .selectFrom('audit_photo')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('audit_id', '=', auditId)
      .where('item_id', '=', itemId)
      .executeTakeFirstOrThrow()
    if (Number(n) >= mostPhotos) throw tooManyPhotos()
    return { auditId, itemId, branchId: audit.branch_id, findingId: null }
  }
  await keepPhoto(scope, request, place, (tx, { branchId }) =>
    tx.tell({ topic: 'standard', id: auditId, type: 'audit.answered' }, branchId),
  )
  return scope.transaction((tx) => readAudit(tx, auditId))
}

export async function showPhoto(scope: Scope, photoId: string, reply: FastifyReply): Promise<FastifyReply> {
  const photo = await scope.transaction((tx) =>
    tx.db.selectFrom('audit_photo').select(['stored_as', 'mime_type']).where('id', '=', photoId).executeTakeFirst(),
  )
  if (!photo) throw notFound()
  const content = await scope.house.files.get(photo.stored_as).catch(() => {
    throw photoGone()
  })
  return reply
    .header('content-type', photo.mime_type)
    .header('content-disposition', 'inline; filename="photo"')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(Buffer.from(content))
}

/** The file goes only once the row is gone for good. */
export async function removePhoto(scope: Scope, photoId: string): Promise<null> {
  const storedAs = await scope.transaction(async (tx) => {
    const photo = await tx.db.selectFrom('audit_photo').selectAll().where('id', '=', photoId).executeTakeFirst()
    if (!photo) throw notFound()
    const audit = await takeOpen(tx, photo.audit_id)
    const { numDeletedRows } = await tx.db.deleteFrom('audit_photo').where('id', '=', photoId).executeTakeFirst()
    if (numDeletedRows === 0n) throw notFound()
    tx.tell({ topic: 'standard', id: audit.id, type: 'audit.answered' }, audit.branch_id)
    return photo.stored_as
  })
  await scope.house.files.delete(storedAs).catch(() => {})
  return null
}
