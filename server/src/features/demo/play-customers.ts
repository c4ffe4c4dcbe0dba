import type { ConsentPurpose } from '@heed/contract/consents.ts'
import type { FactBasis, FactSaid } from '@heed/contract/customer-facts.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import demo from '../../../../content/demo/customers.json' with { type: 'json' }
import type { Scope } from '../../platform/scope.ts'
import { addNeed, recordConsent, recordFact, setPostalAddress } from '../customer-facts/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const dayMs = 86_400_000

type Known = { id: string; name: string; language: Language; caseId: string; at: Date }
type Profile = (typeof demo)[number]

/** What is known of some customers of each language: asked, seen and assumed, what they need and agreed to, each said in their last case. */
export async function playCustomers(company: Company, nowMs: number): Promise<void> {
  const scope = await actAs(company, await memberOf(company, 'owner'))
  for (const language of ['en', 'tr', 'id', 'az', 'zh'] as const) {
    const customers = await findLast(scope, language, demo.length * 3)
    for (const [index, customer] of customers.entries())
      await learn(scope, customer, demo[index % demo.length] as Profile, nowMs)
  }
}

const findLast = (scope: Scope, language: Language, most: number): Promise<Known[]> =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<Known>`
      select * from (
        select distinct on (u.id) u.id, u.name, u.language, c.id as "caseId", c.opened_at as at
        from customer u join "case" c on c.customer_id = u.id where u.language = ${language}
        order by u.id, c.opened_at desc
      ) last order by at desc limit ${most}`.execute(tx.db)
    return rows
  })

async function learn(scope: Scope, customer: Known, profile: Profile, nowMs: number): Promise<void> {
  const { id, language, caseId } = customer
  const say = (said: FactSaid, basis: FactBasis = 'asked') => recordFact(scope, id, { said, basis, caseId })
  if (profile.address) {
    const name = customer.name.split(' ')[0] ?? customer.name
    await say({ kind: 'address', value: { name, pronunciation: null, ...profile.address } } as FactSaid)
  }
  if (profile.reach) await say({ kind: 'reach', value: profile.reach } as FactSaid)
  if (profile.bestTime) await say({ kind: 'best_time', value: profile.bestTime } as FactSaid)
  await say({ kind: 'talk', value: profile.talk.value } as FactSaid, profile.talk.basis as FactBasis)
  if (profile.free)
    await say(
      { kind: 'free', topic: profile.free.topic[language], value: profile.free.words[language] },
      profile.free.basis as FactBasis,
    )
  if (profile.postalAddress) await setPostalAddress(scope, id, 'Moda Cad. 12\n34710 Kadıköy, İstanbul')
  if (profile.need) {
    const neededBy = profile.need.days ? new Date(nowMs + profile.need.days * dayMs).toISOString().slice(0, 10) : null
    await addNeed(scope, id, { words: profile.need.words[language], neededBy, caseId })
  }
  for (const [purpose, given] of Object.entries(profile.consents) as [ConsentPurpose, boolean][])
    await recordConsent(scope, id, { purpose, given, how: 'written', caseId })
  await dateBack(scope, customer)
}

/** They said it in the case, not on the day on which the demo was loaded. */
const dateBack = (scope: Scope, { id, at }: Known): Promise<void> =>
  scope.transaction(async (tx) => {
    for (const table of ['customer_fact', 'customer_need', 'customer_consent'] as const)
      await tx.db.updateTable(table).set({ at }).where('customer_id', '=', id).execute()
  })
