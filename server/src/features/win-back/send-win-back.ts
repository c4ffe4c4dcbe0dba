import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import type { sendWinBack, WinBackOffer } from '@heed/contract/win-back.ts'
import type { z } from 'zod'
import { winBackSent } from '../../events/win-back-events.ts'
import { now } from '../../platform/clock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { answerCaseWith, requireCase } from '../cases/index.ts'
import { findConsent } from '../customers/index.ts'
import { greet } from '../voice/index.ts'
import { readOffer } from './offer-rows.ts'
import { noCalls, noConsent, notGranted, sentAlready } from './win-back.errors.ts'

type Texts = Record<'code' | 'credit' | 'close', Record<Language, string>>

const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/win-back/letter.json'), 'utf8'),
) as Texts

/** The customer has it in writing, or heard it; the case stays as it is. */
export const send = (
  scope: Scope,
  offerId: string,
  told: z.output<typeof sendWinBack.body>['told'],
): Promise<WinBackOffer> =>
  scope.transaction(async (tx) => {
    const row = await tx.db
      .selectFrom('win_back_offer')
      .selectAll()
      .where('id', '=', offerId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound()
    const { branch_id: branchId, customer_id: customerId, state } = await requireCase(tx, row.case_id)
    const offer = await readOffer(tx, offerId)
    if (row.sent_at) throw sentAlready()
    if (offer.state !== 'offered') throw notGranted()
    if ((await findConsent(tx, customerId, 'offers')) === false) throw noConsent()
    if (told === 'phone' && (await findConsent(tx, customerId, 'calls')) === false) throw noCalls()
    const { id: messageId } = await answerCaseWith(scope, row.case_id, {
      text: await writeLetter(tx, offer),
      attachmentIds: [],
      thenState: state === 'open' || state === 'waiting' ? state : 'solved',
      ...(told === 'mail' ? {} : { spoken: told }),
    })
    const at = now()
    await tx.db
      .updateTable('win_back_offer')
      .set({ sent_at: at, sent_by: scope.actor?.id ?? null, told, message_id: messageId })
      .where('id', '=', offerId)
      .execute()
    await tx.emit(winBackSent, { offerId, caseId: row.case_id, told }, { caseId: row.case_id, branchId, at })
    return readOffer(tx, offerId)
  })

/** What is offered, its code and its last day, in the customer's language. */
async function writeLetter(tx: Tx, offer: WinBackOffer): Promise<string> {
  const about = await tx.db
    .selectFrom('case as c')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .select(['c.language', 'u.name', 'u.address_as'])
    .where('c.id', '=', offer.case.id)
    .executeTakeFirstOrThrow()
  const language = about.language as Language
  const amount = new Intl.NumberFormat(language, { style: 'currency', currency: offer.currency }).format(offer.amount)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const facts: Record<string, string> = {
    amount,
    code: offer.code ?? '',
    day: offer.expiresOn ? day.format(new Date(offer.expiresOn)) : '',
  }
  const say = (key: keyof Texts) =>
    texts[key][language].replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? '')
  const greeting = greet(language, about.name, about.address_as)
  return [greeting, offer.words, say(offer.code ? 'code' : 'credit'), say('close')].join('\n\n')
}
