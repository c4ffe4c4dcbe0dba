import type { Language } from '@heed/contract/primitives.ts'
import type { SupplierLetter } from '@heed/contract/product-alerts.ts'
import { sql } from 'kysely'
import texts from '../../../../../content/prevention/supplier-letter.json' with { type: 'json' }
import type { Scope } from '../../../platform/scope.ts'
import { readAlert } from './alert-rows.ts'

type Name = keyof typeof texts

/** What the supplier is told of an alert as it stands: its facts and counts of the whole business, and nothing of a customer. */
export const writeSupplierLetter = (scope: Scope, alertId: string, language: Language): Promise<SupplierLetter> =>
  scope.transaction(async (tx) => {
    const alert = await readAlert(tx, alertId)
    const business = await tx.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()
    const { rows } = await tx.everywhere(() =>
      sql<{ n: number }>`select count(*)::int as n from product_alert_case
        where alert_id = ${alertId} and unlinked_at is null`.execute(tx.db),
    )
    const number = new Intl.NumberFormat(language)
    const values: Record<string, string> = {
      asked: number.format(alert.branches.asked),
      confirmed: number.format(alert.branches.confirmed),
      removed: number.format(alert.branches.removed),
      product: alert.product,
      batch: alert.batch ?? '',
      facts: alert.facts,
      finding: alert.finding ?? '',
      complaints: number.format(rows[0]?.n ?? 0),
      day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(alert.openedAt)),
      business: business.name,
    }
    const say = (name: Name) =>
      texts[name][language].replace(/\{\{(\w+)\}\}/g, (place, key: string) => values[key] ?? place)
    const goods: Name[] = ['product', ...(alert.batch ? (['batch'] as const) : []), 'complaints', 'removed']
    const parts = [
      say('opening'),
      goods.map(say).join('\n'),
      say('facts'),
      alert.finding && say('finding'),
      say(alert.decision ?? 'open'),
      say('closing'),
    ]
    return { language, subject: say('subject'), text: parts.filter(Boolean).join('\n\n') }
  })
