import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { indexWordsJob } from './index-words.ts'

/** What the database keeps of one item; the day follows from the branch's zone. */
export type NewFeedback = {
  id: string
  branch_id: string | null
  source: string
  channel: string | null
  text: string | null
  language: string
  score: number | null
  scale: string | null
  customer_id: string | null
  said_by: string | null
  case_id: string | null
  said_at: string
  recorded_by: string | null
  origin: string
  state?: string
  decided_text?: string | null
  decided_at?: string | null
  done_text?: string | null
  done_at?: string | null
  told_at?: string | null
  url?: string | null
  unhappy?: boolean
  kind?: string | null
  product?: string | null
  occasion_id?: string | null
}

const columns = [
  'id',
  'branch_id',
  'source',
  'channel',
  'text',
  'language',
  'score',
  'scale',
  'customer_id',
  'said_by',
  'case_id',
  'said_at',
  'recorded_by',
  'origin',
  'state',
  'decided_text',
  'decided_at',
  'done_text',
  'done_at',
  'told_at',
  'url',
  'unhappy',
  'kind',
  'product',
  'occasion_id',
] as const

/** Takes in what is not there yet, whatever its number, in one statement; returns the ids that are new. */
export async function takeIn(tx: Tx, items: NewFeedback[]): Promise<string[]> {
  if (items.length === 0) return []
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(columns.map((column) => sql.ref(`n.${column}`)))
  const rows = items.map((item) => ({ state: 'heard', unhappy: false, ...item }))
  const { rows: added } = await sql<{ id: string }>`
    insert into feedback (${names}, day)
    select ${values}, (n.said_at at time zone coalesce(b.zone, 'UTC'))::date
    from jsonb_populate_recordset(null::feedback, ${JSON.stringify(rows)}::jsonb) n left join branch b on b.id = n.branch_id
    on conflict (workspace_id, origin) do nothing returning id`.execute(tx.db)
  if (added.length > 0) tx.enqueue(indexWordsJob, {})
  return added.map(({ id }) => id)
}
