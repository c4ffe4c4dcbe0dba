import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { getConversationGuide, LastPurchase } from '@heed/contract/conversation-guide.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { customerUnknown } from '../feedback.errors.ts'

type InEveryLanguage = Record<Language, string>
type Openers = { bought: InEveryLanguage; lastTime: InEveryLanguage; others: InEveryLanguage[] }

const openers = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../content/feedback/openers.json'), 'utf8'),
) as Openers

/** @throws feedback.customer_unknown for a customer out of sight. */
export const readGuide = (scope: Scope, query: z.output<typeof getConversationGuide.query>) =>
  scope.transaction(async (tx) => {
    const customer = query.customerId ? await findCustomer(tx, query.customerId) : null
    const { language: own } = await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()
    const language = query.language ?? ((customer?.language ?? own) as Language)
    const purchase = customer ? await findLastPurchase(tx, customer.id) : null
    const first = purchase?.bought
      ? openers.bought[language].replace('{{bought}}', () => purchase.bought ?? '')
      : openers.lastTime[language]
    return {
      language,
      openers: [first, ...openers.others.map((opener) => opener[language])],
      customer: customer && { id: customer.id, name: customer.name },
      purchase,
    }
  })

async function findCustomer(tx: Tx, customerId: string) {
  const row = await tx.db
    .selectFrom('customer')
    .select(['id', 'name', 'language'])
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (!row) throw customerUnknown()
  return row
}

/** The newest purchase or delivery that a till or a colleague told. */
async function findLastPurchase(tx: Tx, customerId: string): Promise<LastPurchase | null> {
  const { rows } = await sql<{ id: string; at: Date; words: string | null; branch: string }>`
    select o.id, o.at, o.words, b.name as branch from occasion o join branch b on b.id = o.branch_id
    where o.customer_id = ${customerId} and o.kind in ('purchase', 'delivery') order by o.at desc, o.id desc limit 1`.execute(
    tx.db,
  )
  const [row] = rows
  return row ? { id: row.id, at: row.at.toISOString(), bought: row.words, branchName: row.branch } : null
}
