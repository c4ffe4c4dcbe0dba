import type { Language } from '@heed/contract/primitives.ts'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import type { Way } from '@heed/contract/surveys.ts'
import { hashOf } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import { type Incentive, incentiveHere } from '../incentive/give-thanks.ts'

/** Whom a link asks what, and whether it still asks. */
export type Asked = {
  surveyId: string
  version: number
  content: SurveyContent
  branchId: string
  branch: string
  zone: string
  business: string
  way: Way
  standing: 'open' | 'answered' | 'expired' | 'closed'
  /** The language the customer was asked in; null where anybody may answer. */
  language: Language | null
  invitation: { id: string; case: { id: string; number: number } | null; customerId: string } | null
  linkId: string | null
  /** Whose answer somebody of the business enters, and when it was given. */
  byHand: { customerId: string | null; at: Date } | null
  /** When it was given, where that was not now: on a tablet without a network. */
  givenAt?: Date
  /** The sites whose pages may show it in a frame; none unless it is an address for that. */
  framedBy: readonly string[]
  /** What is given for an answer, whatever it says. */
  incentive: Incentive | null
}

/** What an invited customer's own link leads to; the invitation is locked while an answer is taken. */
export async function findInvited(tx: Tx, token: string, options: { lock: boolean }): Promise<Asked | undefined> {
  const hash = hashOf(token)
  const query = tx.db
    .selectFrom('survey_invitation as i')
    .innerJoin('survey as s', 's.id', 'i.survey_id')
    .leftJoin('case as c', 'c.id', 'i.case_id')
    .innerJoin('branch as b', 'b.id', 'i.branch_id')
    .innerJoin('workspace as w', 'w.id', 'i.workspace_id')
    .select(['i.id', 'i.state', 'i.language', 'i.expires_at', 'i.case_id', 'i.customer_id', 'i.branch_id'])
    .select(['s.id as survey_id', 's.version', 's.left_out', 's.closed_at'])
    .select(['c.number', 'b.name as branch', 'b.zone', 'w.name as business'])
    .select(incentiveHere.as('incentive'))
    .where((where) => where.or([where('i.token_hash', '=', hash), where('i.reminder_hash', '=', hash)]))
  const row = await (options.lock ? query.forUpdate('i') : query).executeTakeFirst()
  if (!row) return undefined
  const expired = row.closed_at !== null || (row.expires_at !== null && row.expires_at <= now())
  return {
    surveyId: row.survey_id,
    version: row.version,
    content: await contentOf(tx, { id: row.survey_id, version: row.version, left_out: row.left_out }),
    branchId: row.branch_id,
    branch: row.branch,
    zone: row.zone,
    business: row.business,
    way: 'mail',
    standing: row.state === 'answered' ? 'answered' : expired ? 'expired' : 'open',
    language: row.language as Language,
    invitation: {
      id: row.id,
      case: row.case_id === null ? null : { id: row.case_id, number: row.number ?? 0 },
      customerId: row.customer_id,
    },
    linkId: null,
    byHand: null,
    framedBy: [],
    incentive: row.incentive,
  }
}

/** What an open address leads to: the same for everybody who has it. */
export async function findLink(tx: Tx, token: string): Promise<Asked | undefined> {
  // Such as a NUL, which the database does not even compare with.
  if (!/^[\w-]+$/.test(token)) return undefined
  const row = await tx.db
    .selectFrom('survey_link as l')
    .innerJoin('survey as s', 's.id', 'l.survey_id')
    .innerJoin('branch as b', 'b.id', 'l.branch_id')
    .innerJoin('workspace as w', 'w.id', 'l.workspace_id')
    .select(['l.id', 'l.way', 'l.closed_at as link_closed_at', 'l.branch_id'])
    .select(['s.id as survey_id', 's.version', 's.left_out', 's.closed_at', 's.opened_at', 's.embed_origins'])
    .select(['b.name as branch', 'b.zone', 'b.active', 'w.name as business'])
    .select(incentiveHere.as('incentive'))
    .where('l.token', '=', token)
    .executeTakeFirst()
  if (!row) return undefined
  const open = row.active && !row.link_closed_at && !row.closed_at && row.opened_at !== null
  return {
    surveyId: row.survey_id,
    version: row.version,
    content: await contentOf(tx, { id: row.survey_id, version: row.version, left_out: row.left_out }),
    branchId: row.branch_id,
    branch: row.branch,
    zone: row.zone,
    business: row.business,
    way: row.way as Way,
    standing: open ? 'open' : 'closed',
    language: null,
    invitation: null,
    linkId: row.id,
    byHand: null,
    framedBy: row.way === 'embedded' ? row.embed_origins : [],
    incentive: row.incentive,
  }
}
