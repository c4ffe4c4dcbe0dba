import type { Language } from '@heed/contract/primitives.ts'
import type { AlertDecision } from '@heed/contract/product-alerts.ts'
import { productAlertClosed } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { on } from '../../../platform/events/event.ts'
import type { Tx } from '../../../platform/scope.ts'
import { writeLetter } from '../../channels/index.ts'
import { greet } from '../../voice/index.ts'
import { sayOfAlert } from './alert-texts.ts'

/** Each customer hears the result once, in their language, in the case of their newest complaint; told again, it writes nothing. */
export const tellResult = on(productAlertClosed, 'prevention.tell-result', async ({ alertId }, tx) => {
  const toTell = await listToTell(tx, alertId)
  const told = new Set(toTell.filter(({ telling }) => telling !== null).map(({ customer_id }) => customer_id))
  for (const row of toTell) {
    if (row.telling !== null) continue
    const telling = told.has(row.customer_id)
      ? 'in_another_case'
      : (await writeResult(tx, row))
        ? 'mailed'
        : 'unreachable'
    told.add(row.customer_id)
    await tx.db
      .updateTable('product_alert_case')
      .set({ telling, told_at: now() })
      .where('alert_id', '=', alertId)
      .where('case_id', '=', row.case_id)
      .execute()
    tx.tell({ topic: 'prevention', id: alertId, type: productAlertClosed.type }, null)
  }
})

const listToTell = (tx: Tx, alertId: string) =>
  tx.db
    .selectFrom('product_alert_case as k')
    .innerJoin('product_alert as a', 'a.id', 'k.alert_id')
    .innerJoin('case as c', 'c.id', 'k.case_id')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .innerJoin('workspace as w', 'w.id', 'k.workspace_id')
    .select(['k.case_id', 'k.telling', 'a.product', 'a.decision', 'a.for_customers', 'c.number', 'c.language'])
    .select(['c.customer_id', 'u.name', 'u.address_as', 'w.name as business'])
    .where('k.alert_id', '=', alertId)
    .where('k.unlinked_at', 'is', null)
    .orderBy('c.number', 'desc')
    .forUpdate('k')
    .execute()

type ToTell = Awaited<ReturnType<typeof listToTell>>[number]

function writeResult(tx: Tx, row: ToTell): Promise<boolean> {
  const language = row.language as Language
  const words = (row.for_customers as Partial<Record<Language, string>>)[language]
  const values = { product: row.product, case: `#${row.number}`, business: row.business }
  return writeLetter(tx, row.case_id, {
    purpose: 'told',
    subject: sayOfAlert('subject', language, values),
    text: sayOfAlert('letter', language, {
      ...values,
      greeting: greet(language, row.name, row.address_as),
      result: [words, sayOfAlert(row.decision as AlertDecision, language, values)].filter(Boolean).join('\n\n'),
    }),
  })
}
