import { randomBytes } from 'node:crypto'
import type { Language } from '@heed/contract/primitives.ts'
import { businessSecondsBetween } from '@heed/methods/business-time.ts'
import { sql } from 'kysely'
import { ConfigError } from '../../platform/config.ts'
import type { House } from '../../platform/house.ts'
import { newIdAt } from '../../platform/ids.ts'
import { keepSecret } from '../../platform/open-house.ts'
import { foldLetters } from '../cases/index.ts'
import { sealWeeks } from '../insight/index.ts'
import { buildCompany, type Company } from './build-company.ts'
import { Chance } from './chance.ts'
import { playAsked } from './play-asked.ts'
import { playAudits } from './play-audits.ts'
import { playBrand } from './play-brand.ts'
import { playCustomers } from './play-customers.ts'
import { playFeedback } from './play-feedback.ts'
import { playImprovement } from './play-improvement.ts'
import { playLessons } from './play-lessons.ts'
import { playMoments } from './play-moments.ts'
import { playPurchases } from './play-purchases.ts'
import { playRecovery } from './play-recovery.ts'
import { playStaff } from './play-staff.ts'
import { playStandards } from './play-standards.ts'
import { playThemes } from './play-themes.ts'
import { plotCase } from './plot-case.ts'
import { branches, members, readScripts, tongues } from './stage.ts'
import { type Cast, writeCase } from './write-case.ts'
import { RowsToWrite } from './write-rows.ts'

const caseCount = 2000
const day = 86_400_000

/**
 * Loads Narin, a linen shop in three cities with a year behind it: the same on every run, dated from today.
 * Does nothing where it is loaded already, and refuses where another business is.
 */
export async function loadDemoBusiness(house: House, say: (line: string) => void): Promise<void> {
  const workspaceIds = await house.workspaceIds()
  if (workspaceIds.length > 0 && !(await holdsDemo(house, workspaceIds))) throw refusal(house)
  const password = await keepSecret(house.pool, 'demo-password', () => `narin-${randomBytes(6).toString('hex')}`)
  if (workspaceIds.length === 0) {
    say('heed: loading the demo business …')
    const began = Date.now()
    const company = await buildCompany(house, password)
    const written = await playYear(company)
    const qualityId = await playAsked(company, new Chance(20_261_128), Date.now())
    await playFeedback(company, readScripts(), new Chance(20_261_125), Date.now())
    await playMoments(company)
    await playPurchases(company, new Chance(20_261_130), Date.now())
    await playCustomers(company, Date.now())
    await playRecovery(company, new Chance(20_261_126), Date.now())
    await playStandards(company, new Chance(20_261_127), Date.now())
    await playBrand(company, Date.now())
    await playThemes(company, Date.now())
    await playImprovement(company, Date.now())
    await playLessons(company, Date.now())
    await playStaff(company, qualityId, new Chance(20_261_129), Date.now())
    await playAudits(company, new Chance(20_261_131), Date.now())
    await house.pool.query("delete from heed.installation where name = 'setup-token'")
    while ((await sealWeeks(company.scope)).length > 0) {
      // Until every past week is packed, as it would be after a year of nights.
    }
    // Plans need to know how many rows there are now.
    await house.pool.query('analyze')
    say(`heed: ${caseCount} cases over a year, ${written} rows, in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  }
  say(
    `\n  Sign in to the demo as ${members[0]?.email} (owner), ${members[1]?.email} (manager), ${members[2]?.email} (lead) or ${members[3]?.email} (employee)\n  Password of all: ${password}`,
  )
}

async function holdsDemo(house: House, workspaceIds: string[]): Promise<boolean> {
  for (const workspaceId of workspaceIds) {
    const found = await house
      .scopeOf(workspaceId)
      .transaction((tx) => tx.db.selectFrom('workspace').select('id').where('demo', '=', true).executeTakeFirst())
    if (found) return true
  }
  return false
}

const refusal = ({ config }: House): ConfigError =>
  new ConfigError(
    config.databaseUrl
      ? 'DATABASE_URL holds another business already; the demo needs a database of its own'
      : `HEED_DATA ${config.dataFolder} holds another business already; the demo needs a folder of its own, such as HEED_DATA=./demo-data`,
  )

async function playYear(company: Company): Promise<number> {
  const chance = new Chance(20_261_122)
  const scripts = readScripts()
  const nowMs = Math.floor(Date.now() / 1000) * 1000
  const opened = Array.from({ length: caseCount }, (_, index) => openingOf(chance, company, index, nowMs)).sort(
    (a, b) => a.openedMs - b.openedMs,
  )
  const customers = new Map<string, { id: string; name: string; email: string }>()
  let written = 0
  await company.scope.transaction(async (tx) => {
    const rows = new RowsToWrite()
    for (const [index, { openedMs, branchIndex }] of opened.entries()) {
      const branch = company.branches[branchIndex] as Company['branches'][number]
      const language = chance.pick(tongues[branchIndex] as Language[])
      const customer = chooseCustomer(chance, customers, rows, language, scripts[language].names, openedMs)
      const memberId = chance.pick(branch.memberIds)
      const month = (nowMs - openedMs) / (30 * day)
      // Three months ago Gənclik began to share its mail with Kadıköy, and got faster.
      const improved = branchIndex === 1 && month < 3 ? 0.55 : 1
      const targets = { firstAnswer: targetOf(company, 'first_answer'), solution: targetOf(company, 'solution') }
      const plot = plotCase(chance, scripts[language], language, openedMs, {
        calendar: branch.calendar,
        slowness: (branches[branchIndex]?.slowness ?? 1) * improved * (company.slownessOf.get(memberId) ?? 1),
        targets,
        nowMs,
      })
      const cast: Cast = {
        number: 1001 + index,
        customerId: customer.id,
        customerName: customer.name,
        email: customer.email,
        memberId,
        isUnassigned: chance.happens(0.5),
        channel: chance.happens(0.72) ? 'mail' : 'form',
        branch,
      }
      writeCase(rows, company, plot, cast, nowMs)
      if (index % 250 === 249) written += await rows.write(tx)
    }
    written += await rows.write(tx)
    await sql`select setval(${`heed.case_number_${company.workspaceId.replaceAll('-', '')}`}::regclass, ${1000 + caseCount})`.execute(
      tx.db,
    )
  })
  return written
}

const targetOf = (company: Company, measure: string) =>
  company.standards.find((standard) => standard.measure === measure && standard.priority === null)?.targetSeconds ??
  7200

/** Mostly in opening hours, a little more every month; the last forty in the last two days, so that something runs now. */
function openingOf(
  chance: Chance,
  company: Company,
  index: number,
  nowMs: number,
): { openedMs: number; branchIndex: number } {
  const roll = chance.next()
  const branchIndex = roll < 0.5 ? 0 : roll < 0.78 ? 1 : 2
  const branch = company.branches[branchIndex] as Company['branches'][number]
  if (index < 40) return { openedMs: nowMs - Math.floor(chance.next() * 2 * day) - 60_000, branchIndex }
  for (;;) {
    const openedMs = nowMs - Math.floor(chance.next() ** 1.15 * 364 * day) - 60_000
    if (chance.happens(0.18) || businessSecondsBetween(branch.calendar, openedMs, openedMs + 60_000) > 0)
      return { openedMs, branchIndex }
  }
}

/** Two of five come back; the rest are new. */
function chooseCustomer(
  chance: Chance,
  customers: Map<string, { id: string; name: string; email: string }>,
  rows: RowsToWrite,
  language: Language,
  names: string[],
  sinceMs: number,
): { id: string; name: string; email: string } {
  const name = chance.pick(names)
  const number = chance.between(1, 12)
  const email = `${mailName(name, names)}${number}@mail.example`
  const known = customers.get(email)
  if (known) return known
  const customer = { id: newIdAt(sinceMs), name, email }
  customers.set(email, customer)
  rows.add('customer', {
    id: customer.id,
    name,
    language,
    created_at: new Date(sinceMs).toISOString(),
    form_of_address: null,
    note: null,
  })
  rows.add('customer_address', { kind: 'email', value: email, customer_id: customer.id })
  return customer
}

/** As people spell themselves in addresses: without the letters that keyboards abroad lack; Chinese names by their place in the list. */
const mailName = (name: string, names: string[]): string =>
  /\p{Script=Han}/u.test(name) ? `guke${names.indexOf(name) + 1}.` : foldLetters(name).replace(/[^a-z]+/g, '.')
