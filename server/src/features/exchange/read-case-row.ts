import { type CaseKind, type CaseState, caseKinds, caseStates, mostTags } from '@heed/contract/cases.ts'
import { channelKinds, type Priority, priorities } from '@heed/contract/standards.ts'
import type { NewImportedCase } from '../cases/index.ts'
import type { Branch, Cells, Reading, Wanted } from './read-cells.ts'

/** A case whose customer is still to be found. */
export type ReadCase = Omit<NewImportedCase, 'customerId'> & { customer: Wanted }

const kinds: Record<string, CaseKind> = {
  question: 'enquiry',
  problem: 'complaint',
  incident: 'complaint',
  task: 'request',
}
const states: Record<string, CaseState> = {
  new: 'open',
  pending: 'waiting',
  on_hold: 'waiting',
  resolved: 'solved',
  done: 'solved',
}
const levels: Record<string, Priority> = { medium: 'normal', critical: 'urgent' }

export function readCaseRow(cells: Cells, reading: Reading): ReadCase | undefined {
  const branch = cells.branch()
  const zone = branch?.zone ?? 'UTC'
  const channel = branch && readChannel(cells, reading, branch)
  const written = cells.text('text', 100_000)
  const subject = cells.line('subject', 300) ?? [...written.replace(/\s+/g, ' ')].slice(0, 120).join('')
  if (!subject) cells.refuse('nothing_said', 'text')
  const openedAt = cells.when('opened_at', zone)
  if (!cells.text('opened_at')) cells.refuse('date_odd', 'opened_at')
  const times = readTimes(cells, zone, openedAt)
  const tags = [...new Set(cells.parts('tags'))]
  if (tags.length > mostTags || tags.some((tag) => tag.length > 40)) cells.refuse('too_long', 'tags', tags.join('; '))
  const customer = cells.customer()
  const rest = {
    origins: cells.origins(),
    customer,
    kind: cells.oneOf('kind', caseKinds, kinds, 'kind_unknown') ?? 'enquiry',
    priority: cells.oneOf('priority', priorities, levels, 'priority_unknown') ?? 'normal',
    language: cells.language(branch?.language ?? reading.language),
  } as const
  if (!branch || !channel || !openedAt) return undefined
  return {
    ...rest,
    ...times,
    branchId: branch.id,
    channelId: channel,
    subject,
    text: written || subject,
    tags,
    openedAt,
  }
}

/** A channel of the branch, of the kind that the file names where there is one; else the one that leads here at all. */
function readChannel(cells: Cells, { channels }: Reading, branch: Branch): string | undefined {
  const named = cells.text('channel').toLowerCase()
  const kind = channelKinds.find((candidate) => candidate === named) ?? 'api'
  const rank = (channel: Reading['channels'][number]) =>
    (channel.branch_id === branch.id ? 0 : 2) + (channel.kind === kind ? 0 : 1)
  const channel = channels.toSorted((one, other) => rank(one) - rank(other))[0]
  if (!channel) cells.refuse('channel_missing', 'channel', named)
  return channel?.id
}

/** A state says what came before it; what is not over has no end. */
function readTimes(cells: Cells, zone: string, openedAt: Date | null) {
  const solved = cells.when('solved_at', zone)
  const closed = cells.when('closed_at', zone)
  const firstAnswerAt = cells.when('first_answer_at', zone)
  const last = cells.when('last_message_at', zone)
  const snoozed = cells.when('snoozed_until', zone, true)
  const said =
    cells.oneOf('state', caseStates, states, 'state_unknown') ?? (closed ? 'closed' : solved ? 'solved' : 'open')
  const state = said === 'snoozed' && !snoozed ? 'open' : said
  for (const [column, at] of [
    ['solved_at', solved],
    ['closed_at', closed],
    ['first_answer_at', firstAnswerAt],
  ] as const)
    if (at && openedAt && at < openedAt) cells.refuse('date_order', column, at.toISOString())
  const isOver = state === 'solved' || state === 'closed'
  const newest = [openedAt, last, firstAnswerAt].reduce(
    (one, other) => (other && (!one || other > one) ? other : one),
    null,
  )
  return {
    state,
    firstAnswerAt,
    lastMessageAt: newest ?? new Date(0),
    solvedAt: isOver ? (solved ?? closed ?? newest) : null,
    closedAt: state === 'closed' ? (closed ?? solved ?? newest) : null,
    snoozedUntil: state === 'snoozed' ? snoozed : null,
  }
}
