import type { ComplaintBrief, listComplaints } from '@heed/contract/complaint-log.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import type { Scope } from '../../../platform/scope.ts'
import { complaintsWhere } from './filter.ts'

type Row = {
  case_id: string
  number: number
  subject: string
  customer_id: string
  customer_name: string
  branch_id: string
  branch_name: string
  owner_id: string | null
  owner_name: string | null
  channel_kind: string
  item: string | null
  cause: string | null
  cause_kind: string | null
  found_by_asking: boolean
  is_angry: boolean
  standing: string
  received_at: Date
}

export const listComplaintsPage = (scope: Scope, { cursor, limit, ...filter }: z.output<typeof listComplaints.query>) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const { rows } = await sql<Row>`
      select k.*, u.name as customer_name, o.name as owner_name
      from (${complaintsWhere(tx, filter)}) k
      join customer u on u.id = k.customer_id left join member o on o.id = k.owner_id
      ${after ? sql`where (k.received_at, k.case_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by k.received_at desc, k.case_id desc limit ${limit + 1}`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.received_at.toISOString(), row.case_id])
    return { items: page.items.map(present), next: page.next }
  })

const present = (row: Row): ComplaintBrief => ({
  caseId: row.case_id,
  number: row.number,
  subject: row.subject,
  customer: { id: row.customer_id, name: row.customer_name },
  branch: { id: row.branch_id, name: row.branch_name },
  owner: row.owner_id ? { id: row.owner_id, name: row.owner_name ?? '' } : null,
  channelKind: row.channel_kind as ComplaintBrief['channelKind'],
  item: row.item,
  cause: row.cause,
  causeKind: row.cause_kind as ComplaintBrief['causeKind'],
  foundByAsking: row.found_by_asking,
  isAngry: row.is_angry,
  standing: row.standing as ComplaintBrief['standing'],
  receivedAt: row.received_at.toISOString(),
})
