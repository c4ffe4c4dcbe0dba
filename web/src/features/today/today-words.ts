import { actionKinds, type TodayItem } from '@heed/contract/actions.ts'
import { clockMeasures } from '@heed/contract/standards.ts'
import type { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { money, monthName, number, shortTime } from '../../ui/format.ts'

type Say = ReturnType<typeof useTranslation<['today', 'recovery']>>['t']

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What is to be done, in a few words: for the title of a row, and wherever the row is spoken of. */
export const whatWords = (item: TodayItem, t: Say): string => {
  const customer = item.case?.customer.name ?? ''
  const measure = clockMeasures.find((known) => item.of === 'clock' && known === item.kind)
  if (measure) return t(`say.${measure}`, { customer })
  const kind = actionKinds.find((known) => item.of === 'action' && known === item.kind)
  switch (kind) {
    case undefined:
    case 'by_hand':
    case 'prevent':
    case 'corrective':
    case 'theme':
    case 'urgent_call':
    case 'by_rule':
    case 'staff_measure':
      return item.words ?? ''
    case 'withdraw_product':
      return t('say.withdraw_product', { product: text(item.facts.product) })
    case 'review_rule':
      return t('say.review_rule', { rule: item.words ?? '' })
    case 'agree_goal':
      return t('say.agree_goal')
    case 'give_reward':
      return t('say.give_reward', { reward: item.words ?? '' })
    case 'review_promise':
      return t('say.review_promise', { promise: item.words ?? '' })
    case 'answer_advice':
      return t('say.answer_advice', { question: item.words ?? '' })
    case 'answer_words':
      return t('say.answer_words', { words: item.words ?? '' })
    case 'answer_shop':
      return t('say.answer_shop', { product: item.words ?? '' })
    case 'opening_check':
    case 'opening_missed':
      return t(`say.${kind}`)
    case 'raise_supply':
      return t('say.raise_supply', { goods: item.words ?? '' })
    case 'buyer_list':
      return t('say.buyer_list', { month: text(item.facts.month) ? monthName(text(item.facts.month)) : '' })
    case 'answer_staff_survey':
      return t('say.answer_staff_survey', { name: text(item.facts.name) })
    case 'hold_staff_survey':
      return t(`say.hold_staff_survey_${staffSurvey(item)}`)
    case 'low_staff_item':
      return t('say.low_staff_item', { item: askOf(item) })
    case 'mend_finding':
      return t('say.mend_finding', { item: item.words ?? '' })
    case 'audit_fell':
      return t('say.audit_fell', { section: item.words ?? '' })
    case 'face_due':
      return t(`say.face_due_${faceOf(item)}`)
    case 'decide_remedy':
      return t('say.decide_remedy', { customer, amount: amountOf(item) })
    default:
      return t(`say.${kind}`, { customer })
  }
}

const knownFaces = ['people', 'telephone', 'contact', 'premises', 'approach', 'website', 'social'] as const
const faceOf = ({ facts }: TodayItem) => knownFaces.find((face) => face === facts.face) ?? 'premises'

const staffSurvey = ({ facts }: TodayItem) => (facts.survey === 'management' ? 'management' : 'year')

/** The statement that came out low, in the reader's language where it is written in it. */
function askOf({ facts }: TodayItem): string {
  const ask = (typeof facts.ask === 'object' ? facts.ask : null) as Record<string, string> | null
  return ask?.[currentLanguage()] ?? ask?.en ?? Object.values(ask ?? {})[0] ?? ''
}

const amountOf = ({ facts }: TodayItem) =>
  typeof facts.amount === 'number' && facts.amount > 0 ? money(facts.amount, text(facts.currency)) : ''

/** Why it stands here, beside its time. */
export const whyWords = (item: TodayItem, t: Say): string => {
  const { facts } = item
  if (item.of === 'clock') return item.owner ? '' : t('nobody')
  if (item.of === 'promise') return facts.visitor ? t('why.visitor', { name: text(facts.visitor) }) : t('why.promise')
  switch (item.kind) {
    case 'unsatisfied':
      return t(facts.by === 'employee' ? 'why.unsatisfied_employee' : 'why.unsatisfied_customer')
    case 'at_risk':
      return facts.satisfaction
        ? t('why.at_risk', { satisfaction: String(facts.satisfaction) })
        : t('why.at_risk_leaving')
    case 'runaround':
      return t('why.runaround', { times: String(facts.times ?? 2), summary: text(facts.summary) })
    case 'broken_promise':
      return t('why.broken_promise', { promised: text(facts.promised) })
    case 'review_cause':
      return t('why.review_cause', { customer: item.case?.customer.name ?? '' })
    case 'decide_remedy':
    case 'fulfil_remedy':
      return [t(`recovery:remedy.${remedyKind(facts.remedy)}`), amountOf(item)].filter(Boolean).join(' ')
    case 'decide_exception':
      return [item.words, amountOf(item)].filter(Boolean).join(' · ')
    case 'corrective':
      return facts.cameAgain && facts.caseNumber
        ? t('why.cameAgain', { number: String(facts.caseNumber) })
        : t('why.corrective')
    case 'review_rule':
      return t(`why.review_rule_${reviewReasons.find((known) => known === facts.reason) ?? 'refusals'}`)
    case 'answer_shop':
      return t('why.answer_shop', { branch: text(facts.fromBranch) })
    case 'agree_goal':
    case 'advice_answered':
      return item.words ?? ''
    case 'give_reward':
      return t('why.give_reward', { goal: text(facts.goal) })
    case 'opening_check':
      return t('why.opening_check', { n: Number(facts.items ?? 0) })
    case 'opening_missed':
      return t('why.opening_missed', { n: Number(facts.left ?? 0) })
    case 'raise_supply':
      return t('why.raise_supply', { counted: Number(facts.counted ?? 0), minimum: Number(facts.minimum ?? 0) })
    case 'hold_staff_survey':
      return t(`why.hold_staff_survey_${staffSurvey(item)}`)
    case 'low_staff_item':
      return t('why.low_staff_item', { mean: number(Number(facts.mean ?? 0), 1) })
    case 'staff_strain':
      return t('why.staff_strain', { n: Number(facts.items ?? 0) })
    case 'audit_fell':
      return t('why.audit_fell', { scores: Array.isArray(facts.scores) ? facts.scores.join(' → ') : '' })
    case 'mend_finding':
    case 'face_due':
    case 'answer_staff_survey':
    case 'staff_measure':
    case 'buyer_list':
    case 'answer_advice':
    case 'answer_words':
    case 'review_promise':
    case 'theme':
    case 'no_plan':
    case 'withdraw_product':
    case 'angry_follow_up':
    case 'prevent':
    case 'urgent_call':
      return t(`why.${item.kind}`)
    case 'by_rule':
      return t('why.by_rule', { rule: text(facts.rule) })
    case 'rule_paused':
      return t('why.rule_paused', { rule: text(facts.rule), number: String(facts.mostPerHour ?? '') })
    default:
      return ''
  }
}

const kinds = ['refund', 'account_credit', 'coupon', 'free_product', 'replacement', 'repair', 'discount'] as const
const reviewReasons = ['refusals', 'exceptions', 'date'] as const
const remedyKind = (kind: unknown) => kinds.find((known) => known === kind) ?? 'apology'

export const dueWords = ({ dueAt, when }: TodayItem, now: Date, t: Say): string => {
  if (dueAt === null) return t('due.none')
  return t(when === 'overdue' || Date.parse(dueAt) < now.getTime() ? 'due.was' : 'due.is', {
    time: shortTime(dueAt, now),
  })
}

/** Things that are needed now, later today, and after today. What is due on the reader's own day is today's, whatever its branch's calendar says. */
export const groupsOf = (items: TodayItem[], now: Date) => {
  const isToday = ({ when, dueAt }: TodayItem) =>
    when === 'today' || (when === 'later' && dueAt !== null && new Date(dueAt).toDateString() === now.toDateString())
  return [
    { key: 'now' as const, items: items.filter(({ when }) => when === 'overdue' || when === 'soon') },
    { key: 'today' as const, items: items.filter(isToday) },
    { key: 'later' as const, items: items.filter((item) => item.when === 'later' && !isToday(item)) },
  ].filter((group) => group.items.length > 0)
}
