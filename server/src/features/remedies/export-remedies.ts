import type { LedgerFilter } from '@heed/contract/remedies.ts'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { csvLine } from '../../platform/http/csv.ts'
import { sendCsv } from '../../platform/http/send-csv.ts'
import type { Scope } from '../../platform/scope.ts'
import { conditionsOf } from './list-remedies.ts'
import { type ListedRow, listedRemedies } from './remedy-rows.ts'

const header = [
  'case_number',
  'branch',
  'kind',
  'words',
  'amount',
  'currency',
  'percent',
  'state',
  'reason',
  'exception',
  'product',
  'asked_by',
  'asked_at',
  'decided_by',
  'decided_at',
  'decision',
  'given_by',
  'given_at',
  'proof',
  'case_id',
]

/** All rows of the ledger with the filter of the list. A code is worth money: it stays where it is needed. */
export const exportLedger = (scope: Scope, filter: LedgerFilter, reply: FastifyReply): FastifyReply =>
  sendCsv<ListedRow>(scope, reply, {
    filename: `heed-remedies-${now().toISOString().slice(0, 10)}.csv`,
    header,
    select: (tx) => sql`${listedRemedies(tx, conditionsOf(filter))} order by r.id desc`,
    lineOf,
  })

const at = (moment: Date | null) => moment?.toISOString() ?? null

const lineOf = (row: ListedRow): string =>
  csvLine([
    row.case_number,
    row.branch_name,
    row.kind,
    row.words,
    row.amount,
    row.currency,
    row.percent,
    row.state,
    row.reason,
    row.exception_words,
    row.product,
    row.asker_name,
    at(row.asked_at),
    row.decider_name,
    at(row.decided_at),
    row.decision_words,
    row.fulfiller_name,
    at(row.fulfilled_at),
    row.proof,
    row.case_id,
  ])
