import type { Language } from '@heed/contract/primitives.ts'
import type { RemedyKind } from '@heed/contract/remedies.ts'
import { businessSecondsBetween } from '@heed/methods/business-time.ts'
import prevention from '../../../../content/demo/prevention.json' with { type: 'json' }
import recovery from '../../../../content/demo/recovery.json' with { type: 'json' }
import { drawCode } from '../../platform/draw-code.ts'
import { newId, newIdAt } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { makeByHand } from '../actions/index.ts'
import { changeReach, setWeek } from '../duty/index.ts'
import { giveActionPlan, promise } from '../promises/index.ts'
import { noteAnger, openComplaint, takeStep } from '../recovery/index.ts'
import { give, proposeLimits } from '../remedies/index.ts'
import { reckonClock } from '../standards/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'
import { Chance } from './chance.ts'
import { playAdvice } from './play-advice.ts'
import { playBuying } from './play-buying.ts'
import { playExceptions } from './play-exceptions.ts'
import { playOpenings } from './play-openings.ts'
import { type CauseIds, newCardDaysAgo, playPrevention, writeCauses } from './play-prevention.ts'
import { playRequests } from './play-requests.ts'
import { playSignatures } from './play-signatures.ts'
import { playSkills } from './play-skills.ts'
import { RowsToWrite } from './write-rows.ts'

const day = 86_400_000
const hour = 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

/** What became of a year of complaints, and those that are open now on their way through the method. */
export async function playRecovery(company: Company, chance: Chance, nowMs: number): Promise<void> {
  const causes = await writeCauses(company)
  await company.scope.transaction(async (tx) => {
    for (const { id } of company.branches) await proposeLimits(tx, id)
    await tellPast(tx, company, chance, causes, nowMs)
  })
  await playNow(company, nowMs)
  await planDuty(company)
  await playSkills(company)
  await playPrevention(company, causes, nowMs)
  await playExceptions(company)
  await playRequests(company, nowMs)
  await playOpenings(company, nowMs)
  await playBuying(company, nowMs)
  await playSignatures(company, nowMs)
  await playAdvice(company)
}

type Solved = Awaited<ReturnType<typeof listSolved>>[number]

const listSolved = (tx: Tx) =>
  tx.db
    .selectFrom('case as c')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .leftJoin('survey_response as r', 'r.case_id', 'c.id')
    .select([
      'c.id',
      'c.branch_id',
      'c.owner_id',
      'c.opened_at',
      'c.first_answer_at',
      'c.solved_at',
      'c.tags',
      'c.language',
      'b.currency',
    ])
    .select(['r.satisfaction', 'r.solved', 'r.answered_at'])
    .where('c.kind', '=', 'complaint')
    .where('c.solved_at', 'is not', null)
    .orderBy('c.number')
    .execute()

/** The rows that the real use cases would have left. */
async function tellPast(tx: Tx, company: Company, chance: Chance, causes: CauseIds, nowMs: number): Promise<void> {
  const rows = new RowsToWrite()
  const goods = new Chance(20_261_127)
  for (const row of await listSolved(tx)) {
    const solvedMs = row.solved_at?.getTime() ?? nowMs
    const saidMs = row.answered_at?.getTime() ?? solvedMs + hour
    const satisfied = row.satisfaction === null ? chance.happens(0.85) : row.satisfaction >= 4 && row.solved !== 'no'
    rows.add('complaint', {
      case_id: row.id,
      received_at: row.opened_at.toISOString(),
      satisfied,
      judged_by: row.satisfaction === null ? 'employee' : 'survey',
      judged_at: iso(saidMs),
      found_by_asking: false,
      item: itemOf(row, goods),
    })
    const plannedMs = Math.min(writeOwed(rows, company, row, 'plan', chance, 0.9) ?? solvedMs, solvedMs)
    writeOwed(rows, company, row, 'acknowledgement', chance, 0.97)
    writeSteps(rows, row, { plannedMs, solvedMs, saidMs, satisfied, isReviewed: chance.happens(0.7) }, causes, nowMs)
    if (chance.happens(0.45)) writeRemedy(rows, row, chance, solvedMs)
  }
  await rows.write(tx)
}

/** The clock of what was owed, stopped in time as often as said; by the solution at the latest. Says when. */
function writeOwed(
  rows: RowsToWrite,
  company: Company,
  row: Solved,
  measure: string,
  chance: Chance,
  share: number,
): number | undefined {
  const standard = company.standards.find((one) => one.measure === measure && one.priority === null)
  const branch = company.branches.find(({ id }) => id === row.branch_id)
  if (!standard || !branch || !row.solved_at) return undefined
  const startedMs = row.opened_at.getTime()
  const part = chance.happens(share) ? 0.1 + chance.next() * 0.85 : 1.1 + chance.next() * 0.9
  const after = (seconds: number) => reckonClock(branch.calendar, startedMs, seconds, [], startedMs).due_at
  const { targetSeconds } = standard
  const stoppedMs = Math.min(after(Math.round(targetSeconds * part))?.getTime() ?? startedMs, row.solved_at.getTime())
  const counted = businessSecondsBetween(branch.calendar, startedMs, stoppedMs)
  rows.add('clock', {
    id: newIdAt(startedMs),
    branch_id: branch.id,
    case_id: row.id,
    standard_id: standard.id,
    measure,
    target_seconds: targetSeconds,
    hours: 'branch',
    started_at: iso(startedMs),
    state: counted <= targetSeconds ? 'met' : 'missed',
    due_at: after(targetSeconds)?.toISOString() ?? null,
    stopped_at: iso(stoppedMs),
    counted_seconds: counted,
    paused_seconds: 0,
    standard_version: 1,
    hours_version: 1,
  })
  return stoppedMs
}

type Became = { plannedMs: number; solvedMs: number; saidMs: number; satisfied: boolean; isReviewed: boolean }

function writeSteps(
  rows: RowsToWrite,
  row: Solved,
  { plannedMs, solvedMs, saidMs, satisfied, isReviewed }: Became,
  causes: CauseIds,
  nowMs: number,
): void {
  const step = (stage: string, ms: number, memberId: string | null, way = 'done') =>
    rows.add('complaint_step', { id: newId(), case_id: row.id, stage, way, member_id: memberId, at: iso(ms) })
  const answeredMs = row.first_answer_at?.getTime()
  step('received', row.opened_at.getTime(), null)
  for (const stage of ['listened', 'apologised'])
    step(stage, answeredMs ?? solvedMs, row.owner_id, answeredMs ? 'done' : 'skipped')
  step('planned', plannedMs, row.owner_id, plannedMs < solvedMs ? 'done' : 'skipped')
  step('solved', solvedMs, row.owner_id)
  if (satisfied) step('satisfied', saidMs, row.satisfaction === null ? row.owner_id : null)
  const causeId = causeOf(row, causes, nowMs)
  const review =
    causeId === causes.sizeLater
      ? prevention.reviews.sizeLater
      : recovery[(row.tags[0] ?? '') as 'shade' | 'size' | 'seam']
  if (!isReviewed || !review) return
  step('prevented', solvedMs + day, row.owner_id)
  rows.add('cause_review', {
    case_id: row.id,
    cause: review.cause,
    prevention: review.prevention,
    cause_kind: review.kind,
    cause_id: causeId,
    member_id: row.owner_id,
    at: iso(solvedMs + day),
  })
}

type Tag = 'shade' | 'size' | 'seam'
const tagOf = ({ tags }: Solved) => tags.find((tag): tag is Tag => tag in prevention.items)

/** What was bought, as this customer calls it. */
function itemOf(row: Solved, goods: Chance): string | null {
  const tag = tagOf(row)
  return tag ? goods.pick(prevention.items[tag][row.language as Language]) : null
}

/** Since the new measuring card nobody measures to the floor: curtains that do not fit have another cause. */
function causeOf(row: Solved, causes: CauseIds, nowMs: number): string | null {
  const tag = tagOf(row)
  if (tag !== 'size') return tag ? causes[tag] : null
  return row.opened_at.getTime() > nowMs - newCardDaysAgo * day ? causes.sizeLater : causes.size
}

/** What a small remedy is worth in the money of the branch. */
const worth: Record<string, number> = { TRY: 100, AZN: 5, IDR: 25_000 }
const kinds: RemedyKind[] = [
  'coupon',
  'coupon',
  'discount',
  'replacement',
  'replacement',
  'refund',
  'repair',
  'account_credit',
]

function writeRemedy(rows: RowsToWrite, row: Solved, chance: Chance, solvedMs: number): void {
  const kind = chance.pick(kinds)
  const amount = (worth[row.currency] ?? 10) * chance.between(1, 6)
  const isGiven = chance.happens(0.85)
  const remedyId = newId()
  rows.add('remedy', {
    id: remedyId,
    branch_id: row.branch_id,
    case_id: row.id,
    kind,
    amount,
    currency: row.currency,
    percent: kind === 'discount' ? chance.pick([10, 15, 20]) : null,
    reason: recovery[(row.tags[0] ?? '') as 'shade' | 'size' | 'seam']?.cause ?? 'As a sign of good will',
    state: isGiven ? 'fulfilled' : 'granted',
    asked_by: row.owner_id,
    asked_at: iso(solvedMs - hour),
    decided_by: row.owner_id,
    decided_at: iso(solvedMs - hour),
    fulfilled_by: isGiven ? row.owner_id : null,
    fulfilled_at: isGiven ? iso(solvedMs) : null,
    proof: isGiven ? `N-${chance.between(10_000, 99_999)}` : null,
    passed_over: [],
  })
  if (kind !== 'coupon' && kind !== 'discount') return
  rows.add('coupon', {
    id: newId(),
    remedy_id: remedyId,
    code: drawCode(),
    amount,
    currency: row.currency,
    percent: kind === 'discount' ? 15 : null,
    expires_on: iso(solvedMs + 180 * day).slice(0, 10),
    redeemed_at: isGiven ? iso(solvedMs) : null,
    redeemed_by: isGiven ? row.owner_id : null,
    redeemed_branch_id: isGiven ? row.branch_id : null,
    created_at: iso(solvedMs - hour),
  })
}

/** The open ones by the real use cases, in the names of those who would have done it. */
async function playNow(company: Company, nowMs: number): Promise<void> {
  const open = await company.scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('case')
      .select(['id', 'branch_id', 'owner_id', 'language', 'opened_at'])
      .where('kind', '=', 'complaint')
      .where('solved_at', 'is', null)
      .orderBy('number', 'desc')
      .execute()
    for (const { id, opened_at } of rows) await openComplaint(tx, id, 'no', new Date(nowMs), opened_at)
    return rows
  })
  const later = (hours: number) => iso(nowMs + hours * hour)
  for (const [index, row] of open.entries()) {
    const branch = company.branches.find(({ id }) => id === row.branch_id)
    const memberId = row.owner_id ?? branch?.memberIds[0]
    if (!memberId || !branch) continue
    const scope = await actAs(company, memberId)
    const words = (which: 'promise' | 'call') => recovery[which][row.language as Language]
    const listen = async () => {
      for (const stage of ['listened', 'apologised'] as const)
        await takeStep(scope, row.id, {
          stage,
          way: 'done',
          words: stage === 'listened' ? 'Told by telephone' : 'Said at once',
        })
    }
    switch (index % 6) {
      case 0:
        await listen()
        await giveActionPlan(scope, row.id, {
          problem: words('promise'),
          steps: [
            { words: words('promise'), memberId, visitor: null, dueAt: later(3 + index) },
            { words: words('call'), memberId, visitor: null, dueAt: later(26 + index) },
          ],
          nextNewsAt: later(30),
          told: 'phone',
        })
        break
      case 1:
        await listen()
        await give(scope, row.id, {
          reason: 'Guests are expected before a new piece can be ready',
          exceptionWords: null,
          product: null,
          items: [
            {
              kind: 'refund',
              words: null,
              amount: (worth[await currencyOf(company, branch.id)] ?? 10) * 12,
              percent: null,
            },
          ],
        })
        break
      case 2:
        await promise(scope, row.id, { words: words('call'), memberId, visitor: null, dueAt: later(1 + index / 2) })
        break
      case 3:
        await noteAnger(scope, row.id, {})
        break
      case 4:
        await listen()
        break
    }
  }
  const manager = await actAs(company, await memberOf(company, 'manager'))
  const branchId = company.branches[0]?.id
  if (branchId) await makeByHand(manager, { words: 'Order gift boxes for the weekend', branchId, dueAt: later(2) })
}

/** In each branch somebody who leads, else one of its people, is on duty in the morning, and another in the afternoon. */
async function planDuty(company: Company): Promise<void> {
  const members = await company.scope.transaction((tx) =>
    tx.db
      .selectFrom('member')
      .select(['id', 'role', 'branch_ids'])
      .where('role', '<>', 'observer')
      .orderBy('joined_at')
      .orderBy('id')
      .execute(),
  )
  const rank = ['lead', 'manager', 'employee']
  for (const [index, branch] of company.branches.entries()) {
    const own = members
      .filter(({ branch_ids }) => branch_ids?.includes(branch.id))
      .toSorted((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role))
    const [early, late] = own
    if (!early || !late) continue
    const shift = (memberId: string, from: string, to: string) =>
      [1, 2, 3, 4, 5, 6].map((weekday) => ({ memberId, weekday, from, to }))
    await setWeek(company.scope, branch.id, [...shift(early.id, '08:00', '14:00'), ...shift(late.id, '14:00', '20:00')])
    await changeReach(company.scope, early.id, { phone: `+90 555 010 0${index}1`, deputyId: late.id })
    await changeReach(company.scope, late.id, { phone: `+90 555 010 0${index}2`, deputyId: null })
  }
}

const currencyOf = (company: Company, branchId: string) =>
  company.scope.transaction(
    async (tx) =>
      (await tx.db.selectFrom('branch').select('currency').where('id', '=', branchId).executeTakeFirstOrThrow())
        .currency,
  )
