import { createHash } from 'node:crypto'
import {
  FeedbackKind,
  FeedbackSource,
  feedbackStates,
  maxFeedbackBytes,
  ScoreScale as Scale,
  type ScoreScale,
} from '@heed/contract/feedback.ts'
import type { ImportProblem } from '@heed/contract/feedback-imports.ts'
import { Email, Language, trimWords } from '@heed/contract/primitives.ts'
import { readCell } from '../../../platform/http/csv.ts'
import { type CsvRow, quoted } from '../../../platform/imports/parse-csv.ts'
import { readWhen } from '../../../platform/imports/read-when.ts'
import { storableText } from '../../../platform/mail/understand/plain-strings.ts'
import { isInFuture, isOnScale } from '../record-feedback.ts'
import type { NewFeedback } from '../take-in.ts'
import type { Column, Mapping } from './columns.ts'

export type Branch = { id: string; name: string; zone: string; language: Language }
export type ReadingSetting = {
  header: string[]
  mapping: Mapping
  isOwn: boolean
  /** By folded name. */
  branches: Map<string, Branch>
  otherBranch: Branch | undefined
  scale: ScoreScale
  language: Language
  foldName: (name: string) => string
}
export type ReadRow = Omit<NewFeedback, 'id' | 'customer_id' | 'recorded_by' | 'case_id'> & {
  email: string | undefined
  phone: string | undefined
  name: string | undefined
}
type Refuse = (rule: ImportProblem['rule'], column: Column, value?: string) => void

/** One row of a file as an item of the record, or everything that is wrong with it. */
export function readRow(row: CsvRow, setting: ReadingSetting): { item: ReadRow } | { problems: ImportProblem[] } {
  const { header, mapping } = setting
  const problems: ImportProblem[] = []
  if (row.cells.length !== header.length)
    return { problems: [{ line: row.line, column: null, rule: 'cells', value: String(row.cells.length) }] }
  const refuse: Refuse = (rule, column, value) => {
    const name = header.find((candidate) => mapping[candidate] === column) ?? column
    problems.push({ line: row.line, column: name, rule, value: value === undefined ? null : quoted(value) })
  }
  const cell = (column: Column): string => {
    const index = header.findIndex((name) => mapping[name] === column)
    const written = row.cells[index] ?? ''
    return trimWords(storableText(setting.isOwn ? readCell(written) : written, 400_000))
  }
  const short = (column: Column, most: number): string | undefined => {
    const value = cell(column)
    if (value.length > most) refuse('too_long', column, value)
    return value || undefined
  }

  const branch = readBranch(cell('branch'), setting, refuse)
  const zone = branch?.zone ?? 'UTC'
  const text = cell('text')
  if (Buffer.byteLength(text) > maxFeedbackBytes) refuse('text_too_long', 'text')
  const score = readScore(cell, setting, refuse)
  const named = cell('source')
  const known = FeedbackSource.safeParse(named.toLowerCase() || 'import').data
  // Another program names the place, such as a review site: that is where the words were said, and we had them by this file.
  const source = known ?? (setting.isOwn ? named.toLowerCase() : 'import')
  if (!known && setting.isOwn) refuse('source_unknown', 'source', source)
  const place = known || setting.isOwn ? undefined : short('source', 80)
  // A survey may have been answered with neither score nor words.
  if (!text && score === null && source !== 'survey' && source !== 'case' && source !== 'suggestion')
    refuse('nothing_said', 'text')
  const kind = cell('kind').toLowerCase()
  if (kind && setting.isOwn && !FeedbackKind.safeParse(kind).success) refuse('kind_unknown', 'kind', kind)
  const language = readLanguage(cell('language'), branch?.language ?? setting.language, refuse)
  const when = (column: Column): Date | undefined => {
    const written = cell(column)
    const at = written ? readWhen(written, zone) : undefined
    if (written && !at) refuse('date_odd', column, written)
    if (at && isInFuture(at)) refuse('date_future', column, written)
    return at
  }
  const saidAt = when('said_at')
  if (!cell('said_at')) refuse('date_odd', 'said_at')
  const email = short('customer_email', 254)?.toLowerCase()
  if (email && !Email.safeParse(email).success) refuse('email_odd', 'customer_email', email)
  const phone = short('customer_phone', 40)
  const name = short('customer_name', 120)
  const became = readState(cell, when, short, refuse, saidAt)
  const given = short('origin', 200)
  const channel = short('channel', 80) ?? place ?? null
  const product = short('product', 200) ?? null
  if (problems.length > 0 || !saidAt) return { problems }
  const said = {
    branch_id: branch?.id ?? null,
    source,
    channel,
    text: text || null,
    language,
    score: score?.value ?? null,
    scale: score?.scale ?? null,
    said_at: saidAt.toISOString(),
  }
  // What the words are about names them no other way: the same row is the same words.
  const about = { kind: FeedbackKind.safeParse(kind).data ?? null, product }
  const origin = given ?? `row:${hash([said, name ?? null, email ?? null, phone ?? null])}`
  return {
    item: { ...said, ...about, ...became, origin, said_by: email || phone ? null : (name ?? null), email, phone, name },
  }
}

const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 40)

function readBranch(written: string, setting: ReadingSetting, refuse: Refuse): Branch | undefined {
  if (!written) return setting.isOwn ? undefined : setting.otherBranch
  const branch = setting.branches.get(setting.foldName(written)) ?? setting.otherBranch
  if (!branch) refuse('branch_unknown', 'branch', written)
  return branch
}

function readScore(cell: (column: Column) => string, { scale }: ReadingSetting, refuse: Refuse) {
  const written = cell('score')
  const named = cell('scale')
  if (!written) return null
  const on = Scale.safeParse(named.replace(/[–—]/, '-') || scale)
  if (!on.success) refuse('scale_unknown', 'scale', named)
  const value = /^-?\d+([.,]\d+)?$/.test(written) ? Number(written.replace(',', '.')) : Number.NaN
  if (Number.isNaN(value)) refuse('score_odd', 'score', written)
  else if (on.success && !isOnScale(value, on.data)) refuse('score_outside', 'score', written)
  return on.success ? { value, scale: on.data } : null
}

function readLanguage(written: string, otherwise: Language, refuse: Refuse): Language {
  if (!written) return otherwise
  const language = Language.safeParse(written.toLowerCase().split(/[-_]/)[0])
  if (!language.success) refuse('language_unknown', 'language', written)
  return language.data ?? otherwise
}

/** A state says what came before it; a moment that the file leaves out is the one before. */
function readState(
  cell: (column: Column) => string,
  when: (column: Column) => Date | undefined,
  short: (column: Column, most: number) => string | undefined,
  refuse: Refuse,
  saidAt: Date | undefined,
) {
  const state = cell('state').toLowerCase() || 'heard'
  const rank = (feedbackStates as readonly string[]).indexOf(state)
  if (rank < 0) refuse('state_unknown', 'state', state)
  const decidedAt = when('decided_at') ?? saidAt
  const doneAt = when('done_at')
  const toldAt = when('told_at') ?? doneAt ?? decidedAt
  const decided = short('decided', 2000) ?? null
  const done = short('done', 2000) ?? null
  return {
    state,
    decided_text: rank >= 1 ? decided : null,
    decided_at: rank >= 1 ? (decidedAt?.toISOString() ?? null) : null,
    done_text: rank >= 2 ? done : null,
    done_at:
      rank === 2 ? ((doneAt ?? decidedAt)?.toISOString() ?? null) : rank > 2 ? (doneAt?.toISOString() ?? null) : null,
    told_at: rank >= 3 ? (toldAt?.toISOString() ?? null) : null,
  }
}
