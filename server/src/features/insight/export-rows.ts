import type { FastifyReply } from 'fastify'
import { requireSightOf } from '../../platform/access/member-sight.ts'
import { csvLine } from '../../platform/http/csv.ts'
import { sendCsv } from '../../platform/http/send-csv.ts'
import type { Scope } from '../../platform/scope.ts'
import { type FigureRecord, factsOf, presentRow, type RowFilter } from './figure-rows.ts'
import { requirePeriod } from './read-insight.ts'

const header = [
  'case_number',
  'subject',
  'customer',
  'branch',
  'channel',
  'member',
  'at',
  'value',
  'good',
  'comment',
  'case_id',
  'answer',
]

/** All rows of a figure as CSV. */
export function exportRows(scope: Scope, filter: RowFilter, reply: FastifyReply): FastifyReply {
  requirePeriod(filter)
  const filename = `heed-${filter.figure}-${filter.from}-${filter.to}.csv`
  requireSightOf(scope, filter.memberId)
  return sendCsv<FigureRecord>(scope, reply, {
    filename,
    header,
    lineOf: (record) => lineOf(scope, record),
    select: (tx) => factsOf(tx, filter),
  })
}

function lineOf(scope: Scope, record: FigureRecord): string {
  const row = presentRow(scope, record)
  return csvLine([
    row.case?.number ?? null,
    row.case?.subject ?? row.survey?.name ?? null,
    row.customerName,
    row.branchName,
    row.channelKind,
    row.memberName,
    row.at,
    row.value,
    row.good,
    row.comment,
    row.case?.id ?? null,
    row.answer,
  ])
}
