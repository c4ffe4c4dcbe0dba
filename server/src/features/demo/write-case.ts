import { businessSecondsBetween, type Pause } from '@heed/methods/business-time.ts'
import { newIdAt } from '../../platform/ids.ts'
import { cutWords } from '../cases/index.ts'
import { judgeAnswer } from '../insight/index.ts'
import { reckonClock } from '../standards/index.ts'
import { valuesOfReady } from '../voice/index.ts'
import type { Company, CompanyBranch } from './build-company.ts'
import type { Plot } from './plot-case.ts'
import type { RowsToWrite } from './write-rows.ts'

export type Cast = {
  number: number
  customerId: string
  customerName: string
  email: string
  memberId: string
  isUnassigned: boolean
  channel: 'mail' | 'form'
  branch: CompanyBranch
}

const at = (ms: number) => new Date(ms).toISOString()

/** Turns a plot into the rows that the real use cases would have left: case, messages, clocks, events, survey, facts. */
export function writeCase(rows: RowsToWrite, company: Company, plot: Plot, cast: Cast, nowMs: number): void {
  const caseId = newIdAt(plot.openedMs)
  const { branch, memberId } = cast
  const finalMs = plot.reopenedMs === undefined ? plot.solvedMs : plot.solvedAgainMs
  const isWaiting = plot.wait !== undefined && plot.wait.to === undefined
  const state =
    finalMs !== undefined ? (finalMs < nowMs - 30 * 86_400_000 ? 'closed' : 'solved') : isWaiting ? 'waiting' : 'open'
  const ownerId = cast.isUnassigned && plot.answeredMs === undefined ? null : memberId
  const lastMs = Math.max(plot.openedMs, plot.answeredMs ?? 0, plot.wait?.to ?? 0, plot.reopenedMs ?? 0)
  rows.add('case', {
    id: caseId,
    number: cast.number,
    branch_id: branch.id,
    channel_id: cast.channel === 'mail' ? branch.mailChannelId : branch.formChannelId,
    customer_id: cast.customerId,
    owner_id: ownerId,
    kind: plot.scenario.kind,
    state,
    priority: plot.priority,
    subject: plot.scenario.subject,
    preview: (plot.wait?.to || plot.reopenedMs ? plot.scenario.thanks : plot.scenario.message).slice(0, 160),
    language: plot.language,
    tags: [plot.scenario.key],
    opened_at: at(plot.openedMs),
    first_answer_at: plot.answeredMs ? at(plot.answeredMs) : null,
    solved_at: finalMs ? at(finalMs) : null,
    closed_at: state === 'closed' && finalMs ? at(finalMs + 14 * 86_400_000) : null,
    reopened_count: plot.reopenedMs ? 1 : 0,
    last_message_at: at(lastMs),
    version: 1,
  })
  const say = (kind: string, text: string, ms: number) =>
    rows.add('message', {
      id: newIdAt(ms),
      case_id: caseId,
      kind,
      member_id: kind === 'answer' ? memberId : null,
      customer_id: kind === 'customer' ? cast.customerId : null,
      language: plot.language,
      text,
      has_remote_images: false,
      at: at(ms),
    })
  const tell = (type: string, ms: number, payload: Record<string, unknown>, actorId: string | null = null) =>
    rows.add('event', {
      id: newIdAt(ms),
      branch_id: branch.id,
      case_id: caseId,
      type,
      actor_id: actorId,
      at: at(ms),
      payload: { caseId, ...payload } as never,
      dispatched_at: at(ms),
    })

  say('customer', plot.scenario.message, plot.openedMs)
  tell('case.opened', plot.openedMs, { branchId: branch.id })
  if (plot.answeredMs) {
    tell('case.assigned', plot.answeredMs - 1000, { from: null, to: memberId }, memberId)
    say('answer', plot.scenario.answer, plot.answeredMs)
  }
  if (plot.wait)
    tell('case.state_changed', plot.wait.from + 1000, { from: 'open', to: 'waiting', snoozedUntil: null }, memberId)
  if (plot.wait?.to) {
    say('customer', plot.scenario.thanks, plot.wait.to)
    tell('case.state_changed', plot.wait.to + 1000, { from: 'waiting', to: 'open', snoozedUntil: null })
  }
  if (plot.solvedMs)
    tell('case.state_changed', plot.solvedMs, { from: 'open', to: 'solved', snoozedUntil: null }, memberId)
  if (plot.reopenedMs) {
    say('customer', plot.scenario.message, plot.reopenedMs)
    tell('case.reopened', plot.reopenedMs, { from: 'solved', solvedAt: at(plot.solvedMs ?? 0) })
  }
  if (plot.solvedAgainMs)
    tell('case.state_changed', plot.solvedAgainMs, { from: 'open', to: 'solved', snoozedUntil: null }, memberId)
  writeClocks(rows, company, caseId, plot, cast, finalMs, nowMs)
  writeSurvey(rows, company, caseId, plot, cast)
  for (const word of cutWords(
    [
      plot.scenario.subject,
      String(cast.number),
      cast.customerName,
      cast.email,
      plot.scenario.message,
      plot.answeredMs ? plot.scenario.answer : '',
    ].join('\n'),
  ))
    rows.add('case_word', { word, case_id: caseId })
}

function writeClocks(
  rows: RowsToWrite,
  company: Company,
  caseId: string,
  plot: Plot,
  cast: Cast,
  finalMs: number | undefined,
  nowMs: number,
): void {
  const { branch } = cast
  const fact = writeFact(rows, caseId, cast)
  for (const measure of ['first_answer', 'solution']) {
    const standard =
      company.standards.find((candidate) => candidate.measure === measure && candidate.priority === plot.priority) ??
      company.standards.find((candidate) => candidate.measure === measure && candidate.priority === null)
    if (!standard) continue
    const pauses: Pause[] =
      measure === 'solution'
        ? [
            ...(plot.wait ? [plot.wait] : []),
            ...(plot.reopenedMs && plot.solvedMs ? [{ from: plot.solvedMs, to: plot.reopenedMs }] : []),
          ]
        : []
    const stoppedMs = measure === 'first_answer' ? plot.answeredMs : finalMs
    const clockId = newIdAt(plot.openedMs)
    const reckoned = reckonClock(branch.calendar, plot.openedMs, standard.targetSeconds, pauses, nowMs)
    const whole = stoppedMs === undefined ? 0 : businessSecondsBetween(branch.calendar, plot.openedMs, stoppedMs)
    const paused =
      stoppedMs === undefined
        ? 0
        : pauses.reduce(
            (sum, pause) =>
              sum + businessSecondsBetween(branch.calendar, pause.from, Math.min(pause.to ?? stoppedMs, stoppedMs)),
            0,
          )
    const counted = whole - paused
    const met = counted <= standard.targetSeconds
    const done = stoppedMs !== undefined
    rows.add('clock', {
      id: clockId,
      branch_id: branch.id,
      case_id: caseId,
      standard_id: standard.id,
      measure,
      target_seconds: standard.targetSeconds,
      hours: 'branch',
      started_at: at(plot.openedMs),
      state: done ? (met ? 'met' : 'missed') : reckoned.state,
      warn_at: reckoned.warn_at?.toISOString() ?? null,
      due_at: reckoned.due_at?.toISOString() ?? null,
      next_alarm_at: done ? null : (reckoned.next_alarm_at?.toISOString() ?? null),
      stopped_at: done ? at(stoppedMs) : null,
      counted_seconds: done ? counted : null,
      paused_seconds: done ? paused : null,
      standard_version: 1,
      hours_version: 1,
    })
    for (const [index, pause] of pauses.entries())
      rows.add('clock_pause', {
        id: newIdAt(pause.from),
        branch_id: branch.id,
        clock_id: clockId,
        from_at: at(pause.from),
        to_at: pause.to ? at(pause.to) : null,
        reason: index === 0 && plot.wait ? 'waiting_for_customer' : 'solved',
      })
    if (done) fact(measure, stoppedMs, { value: counted, good: met, paused_seconds: paused })
    const breachedMs = reckoned.due_at?.getTime()
    if (breachedMs !== undefined && breachedMs < (stoppedMs ?? nowMs))
      rows.add('event', {
        id: newIdAt(breachedMs),
        branch_id: branch.id,
        case_id: caseId,
        type: 'clock.breached',
        actor_id: null,
        at: at(breachedMs),
        payload: { clockId, caseId, measure } as never,
        dispatched_at: at(breachedMs),
      })
  }
  if (plot.solvedMs) fact('solved', plot.solvedMs, { reopened_at: plot.reopenedMs ? at(plot.reopenedMs) : null })
}

/** A fact as the figures keep it, of the case itself unless another source is named. */
const writeFact =
  (rows: RowsToWrite, caseId: string, { branch, channel, memberId }: Cast) =>
  (measure: string, ms: number, more: Record<string, unknown>, sourceId = caseId) =>
    rows.add('fact', {
      measure,
      source_id: sourceId,
      branch_id: branch.id,
      case_id: caseId,
      channel_kind: channel,
      member_id: memberId,
      at: at(ms),
      day: new Intl.DateTimeFormat('en-CA', { timeZone: branch.calendar.zone }).format(ms),
      value: null,
      good: null,
      paused_seconds: null,
      reopened_at: null,
      ...more,
    })

function writeSurvey(rows: RowsToWrite, company: Company, caseId: string, plot: Plot, cast: Cast): void {
  if (!plot.isInvited || !plot.solvedMs) return
  const sentMs = plot.solvedMs + 3_600_000
  const invitationId = newIdAt(sentMs)
  const { survey } = plot
  rows.add('survey_invitation', {
    id: invitationId,
    branch_id: cast.branch.id,
    survey_id: company.surveyId,
    case_id: caseId,
    customer_id: cast.customerId,
    // The links were sent long ago; nobody holds their tokens.
    token_hash: `\\x${Buffer.from(invitationId.replaceAll('-', '')).toString('hex')}` as never,
    language: plot.language,
    send_at: at(sentMs),
    sent_at: at(sentMs),
    state: survey ? 'answered' : 'sent',
    expires_at: at(sentMs + 30 * 86_400_000),
  })
  if (!survey) return
  const responseId = newIdAt(survey.atMs)
  rows.add('survey_response', {
    id: responseId,
    survey_id: company.surveyId,
    day: new Intl.DateTimeFormat('en-CA', { timeZone: cast.branch.calendar.zone }).format(survey.atMs),
    started_at: at(survey.atMs - 70_000),
    branch_id: cast.branch.id,
    invitation_id: invitationId,
    case_id: caseId,
    customer_id: cast.customerId,
    language: plot.language,
    satisfaction: survey.satisfaction,
    solved: survey.solved,
    speed: survey.speed,
    welcome: survey.welcome,
    comeback: survey.comeback,
    recommendation: survey.recommendation,
    comment: survey.comment,
    answered_at: at(survey.atMs),
  })
  for (const value of valuesOfReady(survey))
    rows.add('survey_value', { response_id: responseId, branch_id: cast.branch.id, ...value })
  const fact = writeFact(rows, caseId, cast)
  for (const { measure, value, good } of judgeAnswer({ ...survey, left_out: [] }))
    fact(measure, survey.atMs, { value, good }, responseId)
  for (const word of survey.comment ? cutWords(survey.comment) : [])
    rows.add('answer_word', { word, response_id: responseId })
}
