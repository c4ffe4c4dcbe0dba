import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import writeWorkbook from 'write-excel-file/node'
import type { Scope } from '../../../platform/scope.ts'
import type { ResponseFilter } from '../results/list-responses.ts'
import { tooManyForWorkbook } from '../voice.errors.ts'
import { type AnswerRecord, type Cell, openAnswerTable } from './answer-table.ts'

/** A workbook is made in memory as a whole. */
const mostRows = 20_000
/** What a cell of a workbook holds, in UTF-16 units. */
const mostInCell = 32_767

/**
 * The same table as a workbook. Texts are typed as texts, so no spreadsheet takes one for a formula. What is longer than a cell is cut,
 * and the last column names where; the CSV has it whole.
 * @throws survey.too_many_for_workbook.
 */
export async function exportXlsx(scope: Scope, surveyId: string, filter: ResponseFilter, reply: FastifyReply) {
  const { header, rows } = await scope.transaction(async (tx) => {
    const table = await openAnswerTable(tx, surveyId, filter)
    const found = await sql<AnswerRecord>`select * from (${table.select}) x limit ${mostRows + 1}`.execute(tx.db)
    if (found.rows.length > mostRows) throw tooManyForWorkbook()
    return { header: table.header, rows: found.rows.map(table.cellsOf) }
  })
  const lines = rows.map((cells) => [...cells, namesOfCut(header, cells)])
  const workbook = await writeWorkbook([[...header, 'cut'], ...lines].map((line) => line.map(cellOf))).toBuffer()
  return reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', 'attachment; filename="heed-survey-answers.xlsx"')
    .header('cache-control', 'no-store')
    .send(workbook)
}

const namesOfCut = (header: string[], cells: Cell[]): string =>
  header.filter((_, at) => writable(cells[at] ?? null).length > mostInCell).join(' ')

const cellOf = (value: Cell) => {
  if (value === null || value === '') return null
  return typeof value === 'number'
    ? { type: Number, value }
    : { type: String, value: writable(value).slice(0, mostInCell).toWellFormed() }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const writable = (value: Cell): string => (typeof value === 'string' ? value.replace(notInXml, '').toWellFormed() : '')
