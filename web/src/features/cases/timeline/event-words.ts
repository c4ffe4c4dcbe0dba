import type { TimelineEvent } from '@heed/contract/case-messages.ts'
import type { CaseState } from '@heed/contract/cases.ts'
import { complaintStages } from '@heed/contract/complaint-stages.ts'
import { remedyKinds } from '@heed/contract/remedies.ts'
import { requestStates } from '@heed/contract/special-requests.ts'
import { clockMeasures, pauseReasons } from '@heed/contract/standards.ts'
import type { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { reasonText } from '../../../app/problem.ts'
import { money, shortTime } from '../../../ui/format.ts'

type Event = z.infer<typeof TimelineEvent>
type Say = ReturnType<typeof useTranslation<['cases', 'recovery']>>['t']

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** What an event says, and the note under it. */
export const eventWords = ({ type, details, actor }: Event, t: Say): { words: string; note?: string } => {
  switch (type) {
    case 'case.opened':
      return { words: actor ? t('event.case.openedBy') : t('event.case.opened') }
    case 'case.assigned':
      return { words: assignedWords(details, actor, t) }
    case 'case.handed_over':
      return {
        words: t('event.case.handed_over', { name: text(details.toName) ?? '' }),
        note: text(details.summary),
      }
    case 'case.state_changed':
      return {
        words: t('event.case.state_changed', { state: stateWord(details.to, t) }),
        note: text(details.leavingOpen) && t('recovery:leaving.left', { words: text(details.leavingOpen) ?? '' }),
      }
    case 'case.changed':
      return { words: t('event.case.changed', { fields: fieldWords(details, t) }) }
    case 'clock.warned':
    case 'clock.breached':
      return {
        words: t(`event.${type}`, {
          measure: measureWord(details.measure, t),
        }),
      }
    case 'clock.recomputed':
      return { words: recomputedWords(details, t) }
    case 'clock.paused':
      return {
        words: t('event.clock.paused', { reason: pauseReasonWord(details.reason, t) }),
        note: text(details.words),
      }
    case 'mail.bounced':
      return { words: t('event.mail.bounced', { reason: reasonText(text(details.reason) ?? '') }) }
    case 'complaint.step_taken':
      return stepWords(details, t)
    case 'complaint.judged':
      return { words: t(details.satisfied ? 'event.complaint.satisfied' : 'event.complaint.unsatisfied') }
    case 'complaint.customer_angered':
      return { words: t('event.complaint.angered') }
    case 'promise.done':
      return {
        words: t(details.inTime ? 'event.promise.kept' : 'event.promise.late', { words: text(details.words) ?? '' }),
      }
    case 'promise.broken':
    case 'promise.withdrawn':
    case 'promise.passed':
      return { words: t(`event.${type}`, { words: text(details.words) ?? '' }) }
    case 'remedy.asked':
      return { words: t('event.remedy.asked', { remedy: remedyWords(details, t) }) }
    case 'remedy.decided':
      return {
        words: t(details.granted ? 'event.remedy.granted' : 'event.remedy.refused', {
          remedy: remedyWords(details, t),
        }),
      }
    case 'case.confirmed':
      return { words: t('event.case.confirmed', { name: text(details.saidBy) ?? '' }), note: text(details.words) }
    case 'exception.asked':
      return { words: t('event.exception.asked', { needs: text(details.needs) ?? '' }) }
    case 'advice.asked':
      return { words: t('event.advice.asked', { name: text(details.toName) ?? '' }), note: text(details.question) }
    case 'advice.passed_on': {
      const name = text(details.toName)
      return { words: name ? t('event.advice.passed_on', { name }) : t('event.advice.passed_to_all') }
    }
    case 'advice.answered':
      return { words: t('event.advice.answered'), note: text(details.answer) }
    case 'special_request.made':
      return { words: t('event.special_request.made', { product: text(details.product) ?? '' }) }
    case 'special_request.changed': {
      const state = requestStates.find((known) => known === details.state) ?? 'looking'
      return {
        words: t(`event.special_request.${state}`, { product: text(details.product) ?? '' }),
        note: text(details.words),
      }
    }
    case 'exception.decided':
      return {
        words: t(details.granted ? 'event.exception.granted' : 'event.exception.refused', {
          needs: text(details.needs) ?? '',
        }),
      }
    default:
      return { words: t(`event.${type}`) }
  }
}

const measureWord = (measure: unknown, t: Say) =>
  t(`clock.${clockMeasures.find((known) => known === measure) ?? 'first_answer'}`, { ns: 'common' })

const stepWords = (details: Event['details'], t: Say) => {
  const stage = complaintStages.find((known) => known === details.stage) ?? 'received'
  const way = details.way === 'skipped' || details.way === 'undone' ? details.way : 'done'
  return { words: t(`event.complaint.${way}`, { stage: t(`recovery:stage.${stage}`) }), note: text(details.words) }
}

const remedyWords = (details: Event['details'], t: Say) => {
  const kind = remedyKinds.find((known) => known === details.kind) ?? 'apology'
  const name = t(`recovery:remedy.${kind}`)
  return typeof details.amount === 'number' && details.amount > 0
    ? `${name} ${money(details.amount, text(details.currency) ?? '')}`
    : name
}

const reasons = ['hours_changed', 'standard_changed', 'case_changed'] as const

/** Which clock, why, and what it said before; nothing of it changed when both say the same. */
const recomputedWords = (details: Event['details'], t: Say) => {
  const reason = reasons.find((known) => known === details.reason)
  const before = text(details.before)
  if (!reason || !before) return t('event.clock.recomputed')
  return t('event.clock.recomputedWhy', {
    measure: measureWord(details.measure, t),
    reason: t(`clock.reason.${reason}`, { ns: 'common' }),
    time: shortTime(before),
  })
}

const assignedWords = (details: Event['details'], actor: Event['actor'], t: Say) => {
  const name = text(details.toName)
  if (!name) return t('event.case.unassigned')
  if (actor && details.to === actor.id) return t('event.case.assignedSelf')
  return actor ? t('event.case.assigned', { name }) : t('event.case.assignedTo', { name })
}

const stateWord = (state: unknown, t: Say) =>
  ['open', 'waiting', 'snoozed', 'solved', 'closed'].includes(String(state)) ? t(`state.${state as CaseState}`) : ''

const knownFields = ['kind', 'priority', 'tags', 'subject', 'branch'] as const

const fieldWords = (details: Event['details'], t: Say) => {
  const named = Object.keys((details.changed as object | undefined) ?? {})
  return named
    .map((field) => knownFields.find((known) => field.startsWith(known)))
    .filter((field) => field !== undefined)
    .map((field) => t(`field.${field}`))
    .join(', ')
}

const pauseReasonWord = (reason: unknown, t: Say) =>
  t(`clock.pauseReason.${pauseReasons.find((known) => known === reason) ?? 'beyond_our_control'}`, { ns: 'common' })
