import type { Chain, ChainRecord, listChainRecords, Share } from '@heed/contract/chain.ts'
import { wilsonPercent } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { periodOf, readStandard, shareOf } from '../../standards/index.ts'
import { linkRows } from './chain-rows.ts'

/** From one act to what the business lives on, each link with its present figure. */
export const readChain = (scope: Scope, standardId: string): Promise<Chain> =>
  scope.transaction(async (tx) => {
    const standard = await readStandard(tx, standardId)
    const period = periodOf({})
    const { total } = await shareOf(tx, standardId, period)
    const n = total.kept + total.missed
    return {
      from: period.from,
      to: period.to,
      standard: { id: standard.id, name: standard.name, targetSharePercent: standard.targetSharePercent },
      behaviour: { wording: standard.wording, n },
      kept: share(total.kept, n),
      satisfaction: await splitOf(tx, standardId, 'satisfaction'),
      repeat: await splitOf(tx, standardId, 'repeat'),
      sales: await sumSales(tx, standardId),
    }
  })

const share = (good: number, n: number): Share => ({ n, good, ...wilsonPercent(good, n) })

async function splitOf(tx: Tx, standardId: string, link: 'satisfaction' | 'repeat'): Promise<Chain['satisfaction']> {
  const { rows } = await sql<{ kept: boolean | null; n: number; good: number }>`
    select kept, count(*)::int as n, count(*) filter (where good)::int as good
    from (${await linkRows(tx, standardId, link)}) x group by kept`.execute(tx.db)
  const of = (kept: boolean) => {
    const row = rows.find((known) => known.kept === kept)
    return row ? share(row.good, row.n) : null
  }
  const sum = (key: 'n' | 'good') => rows.reduce((total, row) => total + row[key], 0)
  return { all: share(sum('good'), sum('n')), kept: of(true), missed: of(false) }
}

async function sumSales(tx: Tx, standardId: string): Promise<Chain['sales']> {
  const { rows } = await sql<Chain['sales'][number]>`
    select currency, sum(value)::float8 as amount, count(*)::int as visits
    from (${await linkRows(tx, standardId, 'sales')}) x group by currency order by currency`.execute(tx.db)
  return rows
}

type Row = {
  id: string
  at: Date
  customer_name: string | null
  branch_name: string
  case_id: string | null
  number: number | null
  subject: string | null
  value: number
  currency: string | null
  words: string | null
}

/** Exactly the records that a link counts. */
export const listRecords = (
  scope: Scope,
  standardId: string,
  { cursor, limit, link, kept }: z.output<typeof listChainRecords.query>,
) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const { rows } = await sql<Row>`
      select x.*, p.name as customer_name, b.name as branch_name, c.number, c.subject
      from (${await linkRows(tx, standardId, link)}) x
      join branch b on b.id = x.branch_id
      left join customer p on p.id = x.customer_id left join "case" c on c.id = x.case_id
      where ${kept ? sql`x.kept = ${kept === 'yes'}` : sql`true`}
        and ${after ? sql`(x.at, x.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
      order by x.at desc, x.id desc limit ${limit + 1}`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.id])
    return { items: page.items.map(present), next: page.next }
  })

const present = (row: Row): ChainRecord => ({
  id: row.id,
  at: row.at.toISOString(),
  customer: row.customer_name ?? '',
  branch: row.branch_name,
  case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number, subject: row.subject ?? '' } : null,
  value: row.value,
  currency: row.currency,
  words: row.words,
})
