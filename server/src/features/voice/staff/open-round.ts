import { randomBytes } from 'node:crypto'
import type { openStaffRound, StaffRoundKind } from '@heed/contract/staff-surveys.ts'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { staffRoundOpened, staffTicketGiven } from '../../../events/staff-survey-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { branchFor } from '../../workspace/index.ts'
import { contentOf } from '../asked-content.ts'
import { surveyUnpublished, templateUnknown } from '../voice.errors.ts'
import { type AboutLine, askExpectations } from './ask-expectations.ts'
import { makeUrn } from './ballot-box.ts'
import { findDue } from './due-rounds.ts'
import { readRound } from './read-rounds.ts'
import { contentOfReady, readyStaffSurveys } from './ready-staff-surveys.ts'
import { deadlineUnfit, surveyUnfit, tooFewPeople } from './staff.errors.ts'
import { mailTicket } from './staff-mail.ts'

type Plan = z.output<typeof openStaffRound.body>

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const longestMs = 90 * dayMs
/** Papers are still taken for a week, and counted as late. */
const lateMs = 7 * dayMs

/** Gives everybody who is asked a ticket, by mail and on Today. */
export const openRound = (scope: Scope, plan: Plan) =>
  scope.transaction(async (tx) => {
    const [at, deadline] = [now(), new Date(plan.deadline)]
    const runsMs = deadline.getTime() - at.getTime()
    if (runsMs < hourMs || runsMs > longestMs) throw deadlineUnfit()
    const { kind, content, about, inside = [] } = await findSurvey(tx, plan.survey)
    if (!isFit(content)) throw surveyUnfit()
    const people = await (isOfManagers(kind) ? listManagers(tx) : listEmployees(tx, plan.branchIds))
    if (people.length < plan.least) throw tooFewPeople()
    const owed = (await findDue(tx)).find((due) => due.kind === kind)
    const id = newId()
    const round = {
      id,
      kind,
      name: plan.name,
      content: JSON.stringify(content),
      parted_by: isOfManagers(kind) ? 'level' : 'branch',
      inside,
      about_survey_id: about?.surveyId ?? null,
      about_lines: about ? JSON.stringify(about.lines) : null,
      opened_at: at,
      deadline,
      closes_at: new Date(deadline.getTime() + lateMs),
      least: plan.least,
      paid_minutes: plan.paidMinutes,
      reward: plan.reward?.words ?? null,
      winners: plan.reward?.winners ?? null,
      seed: randomBytes(16).toString('hex'),
      // Two days before, or half-way where there is less time.
      remind_at: new Date(deadline.getTime() - Math.min(2 * dayMs, runsMs / 2)),
      made_by: scope.actor?.id ?? null,
    }
    await tx.db.insertInto('staff_round').values(round).execute()
    await tx.db
      .updateTable('staff_round')
      .set({ key_file: await makeUrn(tx, id) })
      .where('id', '=', id)
      .execute()
    for (const person of people) await giveTicket(tx, { ...round, questions: content.questions.length }, person)
    await tx.emit(
      staffRoundOpened,
      {
        roundId: id,
        kind,
        name: plan.name,
        asked: people.length,
        owed: owed ? { kind: owed.kind, dueAt: owed.dueAt } : null,
      },
      { at },
    )
    return readRound(tx, id)
  })

const isOfManagers = (kind: StaffRoundKind) => kind === 'management' || kind === 'expectation'

type Found = {
  kind: StaffRoundKind
  content: SurveyContent
  /** Questions that rate the service of colleagues. */
  inside?: string[]
  about?: { surveyId: string; lines: AboutLine[] }
}

async function findSurvey(tx: Tx, survey: Plan['survey']): Promise<Found> {
  if ('ready' in survey) {
    const ready = readyStaffSurveys.find(({ key }) => key === survey.ready)
    if (!ready) throw templateUnknown()
    return { kind: ready.kind, content: contentOfReady(ready), inside: ready.inside }
  }
  const row = await tx.db
    .selectFrom('survey')
    .select(['id', 'version', 'left_out'])
    .where('id', '=', 'expectationsOf' in survey ? survey.expectationsOf : survey.surveyId)
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.version === 0) throw surveyUnpublished()
  const content = await contentOf(tx, row)
  if (!('expectationsOf' in survey)) return { kind: 'own', content }
  const asked = askExpectations(content)
  return { kind: 'expectation', content: asked.content, about: { surveyId: row.id, lines: asked.lines } }
}

const kinds = ['satisfaction', 'recommendation', 'effort', 'compare', 'single', 'multiple', 'text']
const isFit = ({ questions }: SurveyContent) =>
  questions.length > 0 && questions.every(({ kind, showIf }) => kinds.includes(kind) && !showIf)

type Person = { id: string; name: string; email: string; language: string | null; part: string }

/** Whoever works in these branches and does not own the business; counted with the one branch that they work in, or with none. */
async function listEmployees(tx: Tx, branchIds: readonly string[]): Promise<Person[]> {
  const wanted = [...new Set(branchIds)]
  const known = await tx.db.selectFrom('branch').select('id').where('id', 'in', wanted).execute()
  if (known.length < wanted.length) throw notFound()
  const { rows } = await sql<Person>`
    select m.id, m.name, m.email, m.language, coalesce(case when cardinality(m.branch_ids) = 1 then m.branch_ids[1]::text end, '') as part
    from member m where m.workspace_id = ${tx.scope.workspaceId} and m.active and m.role in ('employee', 'lead', 'manager')
      and (m.branch_ids is null or m.branch_ids && ${wanted}::uuid[]) order by m.id`.execute(tx.db)
  return rows
}

export const listManagers = (tx: Tx): Promise<Person[]> =>
  tx.db
    .selectFrom('management_level as l')
    .innerJoin('member as m', 'm.id', 'l.member_id')
    .select(['m.id', 'm.name', 'm.email', 'm.language', 'l.level as part'])
    .where('l.workspace_id', '=', tx.scope.workspaceId)
    .where('m.active', '=', true)
    .orderBy('m.id')
    .execute()

type Opened = Parameters<typeof mailTicket>[1]

async function giveTicket(tx: Tx, round: Opened, person: Person): Promise<void> {
  const id = newId()
  await tx.db
    .insertInto('staff_ticket')
    .values({ id, round_id: round.id, member_id: person.id, part: person.part })
    .execute()
  const branchId = await branchFor(tx, person.id, null)
  await tx.everywhere(async () => {
    await mailTicket(tx, round, { ...person, branchId }, { isReminder: false })
    await tx.emit(
      staffTicketGiven,
      { ticketId: id, memberId: person.id, name: round.name, deadline: round.deadline.toISOString() },
      { branchId },
    )
  })
}
