import type { Attachment } from '@heed/contract/case-messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { readUpload } from '../../platform/http/read-upload.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { attachmentUnknown, fileGone } from './cases.errors.ts'
import { isShowable } from './place-pictures.ts'

export async function upload(scope: Scope, request: FastifyRequest) {
  const { filename, mimeType, content } = await readUpload(request)
  const storedAs = await scope.house.files.put(content)
  return scope.transaction(async (tx) => {
    const row = {
      id: newId(),
      filename,
      mime_type: mimeType,
      size: content.length,
      inline: false,
    }
    await tx.db
      .insertInto('attachment')
      .values({ ...row, uploaded_by: scope.actor?.id ?? null, stored_as: storedAs })
      .execute()
    return { id: row.id, filename: row.filename, mimeType: row.mime_type, size: row.size, inline: false }
  })
}

/** Always a download, never a page of ours: a picture or a document of a stranger must not run here. Small raster pictures may be shown in place. */
export async function download(scope: Scope, attachmentId: string, reply: FastifyReply): Promise<FastifyReply> {
  const file = await scope.transaction((tx) =>
    tx.db.selectFrom('attachment').selectAll().where('id', '=', attachmentId).executeTakeFirst(),
  )
  if (!file) throw notFound()
  const content = await scope.house.files.get(file.stored_as).catch(() => {
    throw fileGone()
  })
  const isPicture = isShowable(file.mime_type)
  return reply
    .header('content-type', isPicture ? file.mime_type : 'application/octet-stream')
    .header(
      'content-disposition',
      `${isPicture ? 'inline' : 'attachment'}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.filename).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=3600')
    .send(Buffer.from(content))
}

/** Files that something of the whole business keeps, such as the photos of a product alert. */
export async function keepFiles(tx: Tx, attachmentIds: string[], keptBy: string): Promise<void> {
  if (attachmentIds.length === 0) return
  const kept = await tx.db
    .updateTable('attachment')
    .set({ kept_by: keptBy })
    .where('id', 'in', attachmentIds)
    .where('message_id', 'is', null)
    .where('kept_by', 'is', null)
    .returning('id')
    .execute()
  if (kept.length !== new Set(attachmentIds).size) throw attachmentUnknown()
}

export async function listKeptFiles(tx: Tx, keptBy: string[]): Promise<Map<string, z.output<typeof Attachment>[]>> {
  if (keptBy.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('attachment')
    .select(['id', 'filename', 'mime_type', 'size', 'inline', 'kept_by'])
    .where('kept_by', 'in', keptBy)
    .orderBy('id')
    .execute()
  const present = ({ id, filename, mime_type: mimeType, size, inline }: (typeof rows)[number]) => ({
    id,
    filename,
    mimeType,
    size,
    inline,
  })
  return new Map([...Map.groupBy(rows, (row) => row.kept_by as string)].map(([id, files]) => [id, files.map(present)]))
}

const keptLooseMs = 2 * 86_400_000

/** Files uploaded for an answer that was never sent. */
export const sweepLooseFiles = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const loose = await tx.db
      .selectFrom('attachment')
      .select(['id', 'stored_as'])
      .where('message_id', 'is', null)
      .where('kept_by', 'is', null)
      .where('created_at', '<', new Date(Date.now() - keptLooseMs))
      .limit(100)
      .execute()
    for (const { id, stored_as } of loose) {
      await tx.db.deleteFrom('attachment').where('id', '=', id).execute()
      await scope.house.files.delete(stored_as).catch(() => {})
    }
  })
