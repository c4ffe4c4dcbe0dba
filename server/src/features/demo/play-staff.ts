import type { ManagementLevel } from '@heed/contract/staff-surveys.ts'
import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import stage from '../../../../content/demo/staff.json' with { type: 'json' }
import type { Scope, Tx } from '../../platform/scope.ts'
import {
  closeStaffRound,
  fieldsOf,
  openStaffRound,
  openTicket,
  setLevel,
  takeMeasure,
  takePaper,
} from '../voice/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'
import type { Chance } from './chance.ts'

const day = 86_400_000

/** Surveys among the people who work here: one of the year that is counted, what managers think that customers expect, two of the service between colleagues, and a pulse that runs. */
export async function playStaff(company: Company, qualityId: string, chance: Chance, nowMs: number): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const round = new Rounds(company, owner, nowMs)
  const { year, pulse, expectation, colleagues } = stage
  const yearId = await round.open(year.name, { ready: 'year' })
  await round.handIn(yearId, (question, place) => {
    if (question.kind === 'text') return year.comments[question.id as 'hard' | 'idea'][place]
    const mean = (year.means as Record<string, number>)[question.id] ?? year.usual
    return String(clamp(mean + (chance.next() - 0.5) * 1.8, 5))
  })
  await round.end(yearId, year.openedDaysAgo)
  await answerLow(company, owner, yearId, nowMs)

  const people = await company.scope.transaction((tx) => tx.db.selectFrom('member').select(['id', 'email']).execute())
  for (const [name, level] of expectation.levels) {
    const memberId = people.find(({ email }) => email.startsWith(`${name}@`))?.id
    if (memberId) await setLevel(owner, memberId, level as ManagementLevel)
  }
  const expectedId = await round.open(expectation.name, { expectationsOf: qualityId })
  await round.handIn(expectedId, ({ id }) => {
    const mean = expectation.managersThink[Number(id.replace('line', '')) - 1] ?? 6
    return String(clamp(mean + (chance.next() - 0.5) * 1.6, 7))
  })
  await round.end(expectedId, expectation.openedDaysAgo)

  for (const { name, usual, openedDaysAgo } of colleagues) {
    const id = await round.open(name, { ready: 'colleagues' })
    await round.handIn(id, ({ kind }) => (kind === 'text' ? '' : String(clamp(usual + (chance.next() - 0.5) * 2, 5))))
    await round.end(id, openedDaysAgo)
  }

  const pulseId = await round.open(pulse.name, { ready: 'pulse' }, pulse.days - pulse.openedDaysAgo)
  await round.handIn(pulseId, () => String(clamp(pulse.usual + (chance.next() - 0.5) * 2, 5)), pulse.handedIn)
  await round.date(pulseId, { opened_at: new Date(nowMs - pulse.openedDaysAgo * day) })
}

const clamp = (value: number, highest: number) => Math.min(highest, Math.max(1, Math.round(value)))

/** What came out low is answered: once by something that is done, once by the reason why nothing is. */
async function answerLow(company: Company, owner: Scope, roundId: string, nowMs: number): Promise<void> {
  const { measure, reason } = stage.year
  const ownerId = await memberOf(company, 'manager')
  const dueAt = new Date(nowMs + measure.dueInDays * day).toISOString()
  await takeMeasure(owner, roundId, {
    question: measure.question,
    action: { words: measure.words, ownerId, dueAt },
    reason: null,
  })
  await takeMeasure(owner, roundId, { question: reason.question, action: null, reason: reason.words })
}

type Asked = Parameters<typeof openStaffRound>[1]['survey']

class Rounds {
  readonly #company: Company
  readonly #owner: Scope
  readonly #nowMs: number
  constructor(company: Company, owner: Scope, nowMs: number) {
    this.#company = company
    this.#owner = owner
    this.#nowMs = nowMs
  }

  async open(name: string, survey: Asked, days = 14): Promise<string> {
    const { id } = await openStaffRound(this.#owner, {
      name,
      survey,
      branchIds: this.#company.branches.map((branch) => branch.id),
      deadline: new Date(this.#nowMs + days * day).toISOString(),
      least: 5,
      paidMinutes: 20,
      reward: null,
    })
    return id
  }

  /** Papers as their pages would have sent them; without a number, of everybody. */
  async handIn(
    roundId: string,
    answer: (question: Question, place: number) => string | undefined,
    most = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    const { tickets, questions } = await this.#company.scope.transaction(async (tx) => ({
      tickets: await tx.db
        .selectFrom('staff_ticket')
        .select(['id', 'member_id'])
        .where('round_id', '=', roundId)
        .orderBy('id')
        .execute(),
      questions: await questionsOf(tx, roundId),
    }))
    for (const [place, { id, member_id }] of tickets.slice(0, most).entries()) {
      const { url } = await openTicket(await actAs(this.#company, member_id), id)
      const fields = fieldsOf(questions.map((question) => [question.id, answer(question, place) ?? ''] as const))
      await takePaper(this.#company.scope.house, url.split('/').at(-1) ?? '', fields)
    }
  }

  /** Counted, and moved to when it was held. */
  async end(roundId: string, openedDaysAgo: number): Promise<void> {
    await closeStaffRound(this.#owner, roundId)
    const opened = this.#nowMs - openedDaysAgo * day
    await this.date(roundId, {
      opened_at: new Date(opened),
      deadline: new Date(opened + 14 * day),
      closes_at: new Date(opened + 21 * day),
      closed_at: new Date(opened + 15 * day),
    })
  }

  date(roundId: string, dates: Partial<Record<'opened_at' | 'deadline' | 'closes_at' | 'closed_at', Date>>) {
    return this.#company.scope.transaction((tx) =>
      tx.db.updateTable('staff_round').set(dates).where('id', '=', roundId).execute(),
    )
  }
}

async function questionsOf(tx: Tx, roundId: string): Promise<Question[]> {
  const { content } = await tx.db
    .selectFrom('staff_round')
    .select('content')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow()
  return (content as unknown as SurveyContent).questions as Question[]
}
