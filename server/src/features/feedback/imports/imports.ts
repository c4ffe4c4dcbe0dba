import type { FeedbackImport, mapImport } from '@heed/contract/feedback-imports.ts'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { readUpload } from '../../../platform/http/read-upload.ts'
import { newId } from '../../../platform/ids.ts'
import { mayBeRead, mayBeTakenIn } from '../../../platform/imports/stopped-import.ts'
import { branchUnknown } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { importBusy, mappingOdd } from '../feedback.errors.ts'
import { checkImportJob } from './check-import.ts'
import { type Column, columns, type Mapping } from './columns.ts'
import { getImportRow, presentImport } from './import-rows.ts'
import { isUsable } from './read-file.ts'
import { takeInFileJob } from './take-in-file.ts'

/** Keeps the file and has it read; nothing is taken in yet. */
export async function bringFile(scope: Scope, request: FastifyRequest): Promise<FeedbackImport> {
  const { filename, content } = await readUpload(request)
  return scope.transaction(async (tx) => {
    const id = newId()
    await tx.db
      .insertInto('feedback_import')
      .values({ id, member_id: scope.actor?.id ?? '', filename })
      .execute()
    await tx.db.insertInto('feedback_import_file').values({ import_id: id, content }).execute()
    tx.enqueue(checkImportJob, { importId: id })
    return presentImport(await getImportRow(tx, id))
  })
}

export const readImport = (scope: Scope, importId: string): Promise<FeedbackImport> =>
  scope.transaction(async (tx) => presentImport(await getImportRow(tx, importId)))

/** Says anew what the columns are; the file is read again. */
export const mapColumns = (scope: Scope, importId: string, change: z.output<typeof mapImport.body>) =>
  scope.transaction(async (tx) => {
    const row = await getImportRow(tx, importId, { lock: true })
    if (!mayBeRead(row)) throw importBusy()
    if (change.mapping && !isMapping(change.mapping)) throw mappingOdd()
    if (change.branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', change.branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    await tx.db
      .updateTable('feedback_import')
      .set({
        state: 'checking',
        stopped_in: null,
        ...(change.mapping ? { mapping: JSON.stringify(change.mapping) } : {}),
        ...(change.branchId !== undefined ? { branch_id: change.branchId } : {}),
        ...(change.scale ? { scale: change.scale } : {}),
      })
      .where('id', '=', importId)
      .execute()
    tx.enqueue(checkImportJob, { importId })
    return presentImport(await getImportRow(tx, importId))
  })

const isMapping = (mapping: Record<string, string | null>): mapping is Mapping =>
  Object.values(mapping).every((column) => column === null || columns.includes(column as Column)) &&
  isUsable(mapping as Mapping)

/** Has the good rows taken in; said twice it changes nothing. */
export const takeInGoodRows = (scope: Scope, importId: string): Promise<FeedbackImport> =>
  scope.transaction(async (tx) => {
    const row = await getImportRow(tx, importId, { lock: true })
    if (mayBeTakenIn(row)) {
      await tx.db
        .updateTable('feedback_import')
        .set({ state: 'importing', stopped_in: null })
        .where('id', '=', importId)
        .execute()
      tx.enqueue(takeInFileJob, { importId })
    } else if (row.state !== 'importing' && row.state !== 'done') throw importBusy()
    return presentImport(await getImportRow(tx, importId))
  })
