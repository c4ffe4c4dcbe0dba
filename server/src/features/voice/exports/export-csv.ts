import type { FastifyReply } from 'fastify'
import { csvLine } from '../../../platform/http/csv.ts'
import { sendCsv } from '../../../platform/http/send-csv.ts'
import type { Scope } from '../../../platform/scope.ts'
import type { ResponseFilter } from '../results/list-responses.ts'
import { type AnswerRecord, openAnswerTable } from './answer-table.ts'

/** All answers of a filter as CSV, every text whole. */
export async function exportCsv(scope: Scope, surveyId: string, filter: ResponseFilter, reply: FastifyReply) {
  const table = await scope.transaction((tx) => openAnswerTable(tx, surveyId, filter))
  return sendCsv<AnswerRecord>(scope, reply, {
    filename: 'heed-survey-answers.csv',
    header: table.header,
    select: () => table.select,
    lineOf: (record) => csvLine(table.cellsOf(record)),
  })
}
