import { type mapRecordImport, type RecordImport, type RecordKind, recordColumns } from '@heed/contract/record-files.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { readUpload } from '../../platform/http/read-upload.ts'
import { newId } from '../../platform/ids.ts'
import { mayBeRead, mayBeTakenIn } from '../../platform/imports/stopped-import.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { checkRecordImportJob } from './check-import.ts'
import { isUsable, type Mapping } from './columns.ts'
import { importBusy, mappingOdd } from './exchange.errors.ts'
import { getImportRow, nobody, presentBrief, presentImport } from './import-rows.ts'
import { takeInRecordsJob } from './take-in-file.ts'

/** Keeps the file and has it read; nothing is taken in yet. */
export async function bringFile(scope: Scope, kind: RecordKind, request: FastifyRequest): Promise<RecordImport> {
  const { filename, content } = await readUpload(request)
  return scope.transaction(async (tx) => {
    const id = newId()
    await tx.db
      .insertInto('record_import')
      .values({ id, member_id: scope.actor?.id ?? nobody, kind, filename })
      .execute()
    await tx.db.insertInto('record_import_file').values({ import_id: id, content }).execute()
    tx.enqueue(checkRecordImportJob, { importId: id })
    return presentImport(await getImportRow(tx, id))
  })
}

export const listImports = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('record_import')
      .selectAll()
      .where('member_id', '=', scope.actor?.id ?? nobody)
      .orderBy('id', 'desc')
      .limit(20)
      .execute()
    return { items: rows.map(presentBrief) }
  })

export const readImport = (scope: Scope, importId: string): Promise<RecordImport> =>
  scope.transaction(async (tx) => presentImport(await getImportRow(tx, importId)))

/** Says anew what the columns are; the file is read again. */
export const mapColumns = (scope: Scope, importId: string, change: z.output<typeof mapRecordImport.body>) =>
  scope.transaction(async (tx) => {
    const row = await getImportRow(tx, importId, { lock: true })
    if (!mayBeRead(row)) throw importBusy()
    if (change.mapping && !isMapping(row.kind as RecordKind, change.mapping)) throw mappingOdd()
    if (change.branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', change.branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    await tx.db
      .updateTable('record_import')
      .set({
        state: 'checking',
        stopped_in: null,
        ...(change.mapping ? { mapping: JSON.stringify(change.mapping) } : {}),
        ...(change.branchId !== undefined ? { branch_id: change.branchId } : {}),
      })
      .where('id', '=', importId)
      .execute()
    tx.enqueue(checkRecordImportJob, { importId })
    return presentImport(await getImportRow(tx, importId))
  })

const isMapping = (kind: RecordKind, mapping: Record<string, string | null>): mapping is Mapping =>
  Object.values(mapping).every(
    (column) => column === null || (recordColumns[kind] as readonly string[]).includes(column),
  ) && isUsable(mapping as Mapping)

/** Has the good rows taken in; said twice it changes nothing. */
export const takeInGoodRows = (scope: Scope, importId: string): Promise<RecordImport> =>
  scope.transaction(async (tx) => {
    const row = await getImportRow(tx, importId, { lock: true })
    if (mayBeTakenIn(row)) {
      await tx.db
        .updateTable('record_import')
        .set({ state: 'importing', stopped_in: null })
        .where('id', '=', importId)
        .execute()
      tx.enqueue(takeInRecordsJob, { importId })
    } else if (row.state !== 'importing' && row.state !== 'done') throw importBusy()
    return presentImport(await getImportRow(tx, importId))
  })

/** Nothing to mend is nothing to be had. */
export const sendBadRows = async (scope: Scope, importId: string, reply: FastifyReply): Promise<FastifyReply> => {
  const file = await scope.transaction(async (tx) => {
    await getImportRow(tx, importId)
    return tx.db
      .selectFrom('record_import_file')
      .select('bad_rows')
      .where('import_id', '=', importId)
      .executeTakeFirst()
  })
  if (!file?.bad_rows) throw notFound()
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="heed-to-mend.csv"')
    .header('cache-control', 'no-store')
    .send(file.bad_rows)
}
