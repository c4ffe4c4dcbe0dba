import {
  managementLevels,
  type StaffPart,
  type StaffQuestion,
  type StaffResults,
} from '@heed/contract/staff-surveys.ts'
import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { Count } from './count-papers.ts'
import { isLow, meanOf } from './low-items.ts'
import { readMeasures } from './measures-of.ts'
import { findRound, presentRound, type RoundRow } from './read-rounds.ts'

/** What a round shows: who took part, and once it is counted the answers. */
export async function readResults(tx: Tx, roundId: string): Promise<StaffResults> {
  const row = await findRound(tx, roundId)
  return {
    ...presentRound(row),
    partedBy: row.parted_by as StaffResults['partedBy'],
    parts: await readParts(tx, row),
    questions: row.outcome === 'counted' ? await readQuestions(tx, row) : [],
  }
}

async function readParts(tx: Tx, row: RoundRow): Promise<StaffPart[]> {
  const tickets = await tx.db
    .selectFrom('staff_ticket')
    .select(['part', ({ fn }) => fn.countAll<string>().as('asked')])
    .select(({ fn }) => fn.countAll<string>().filterWhere('handed_in', '=', true).as('handed_in'))
    .where('round_id', '=', row.id)
    .groupBy('part')
    .execute()
  const names = await partNames(tx, row)
  return names.map(({ id, name }) => {
    const found = tickets.find(({ part }) => part === id)
    const handedIn = Number(found?.handed_in ?? 0)
    return { id, name, asked: Number(found?.asked ?? 0), handedIn, standing: standingOf(row, id, handedIn) }
  })
}

const standingOf = (row: RoundRow, part: string, handedIn: number): StaffPart['standing'] => {
  if (!row.closed_at) return 'waiting'
  if (handedIn === 0) return 'none'
  return row.shown_parts.includes(part) ? 'shown' : 'too_few'
}

/** Every level, also one with nobody in it; of the branches those in which somebody was asked. */
async function partNames(tx: Tx, row: RoundRow): Promise<{ id: string; name: string | null }[]> {
  if (row.parted_by === 'level') return managementLevels.map((id) => ({ id, name: null }))
  const branches = await tx.db
    .selectFrom('branch')
    .select(['id', 'name'])
    .where(({ exists, selectFrom, ref }) =>
      exists(
        selectFrom('staff_ticket as t')
          .select('t.id')
          .where('t.round_id', '=', row.id)
          .where('t.part', '=', ({ cast }) => cast<string>(ref('branch.id'), 'text')),
      ),
    )
    .orderBy('name')
    .execute()
  return branches
}

async function readQuestions(tx: Tx, row: RoundRow): Promise<StaffQuestion[]> {
  const { questions } = row.content as unknown as SurveyContent
  const [counts, comments, before, measures] = [
    await readCounts(tx, row.id),
    await tx.db.selectFrom('staff_comment').selectAll().where('round_id', '=', row.id).orderBy('id').execute(),
    await countsBefore(tx, row),
    await readMeasures(tx, row.id),
  ]
  return (questions as Question[]).map((question) => {
    const { id, ask, kind } = question
    const all = figureOf(question, counts, '')
    return {
      id,
      ask,
      kind,
      all: all && { ...all, values: valuesOf(question, counts) },
      parts: row.shown_parts.flatMap((part) => {
        const figure = figureOf(question, counts, part)
        return figure ? [{ part, ...figure }] : []
      }),
      comments: comments.filter((comment) => comment.question === id).map(({ words }) => words),
      before: meanOf(question, before),
      isLow: isLow(question, all?.mean ?? null),
      measure: measures.get(id) ?? null,
    }
  })
}

const readCounts = (tx: Tx, roundId: string): Promise<Count[]> =>
  tx.db
    .selectFrom('staff_count')
    .select(['part', 'question', 'value', 'n'])
    .where('round_id', '=', roundId)
    .orderBy('value', 'desc')
    .execute()

/** Of the last counted round of the same kind before this one. */
export async function countsBefore(tx: Tx, row: { id: string; kind: string; opened_at: Date }): Promise<Count[]> {
  const before = await tx.db
    .selectFrom('staff_round')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('kind', '=', row.kind)
    .where('outcome', '=', 'counted')
    .where('opened_at', '<', row.opened_at)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return before ? readCounts(tx, before.id) : []
}

function figureOf(question: Question, counts: readonly Count[], part: string) {
  const answered = counts.find((count) => count.part === part && count.question === question.id && count.value === '')
  return answered ? { n: answered.n, mean: meanOf(question, counts, part) } : null
}

const valuesOf = (question: Question, counts: readonly Count[]) =>
  counts
    .filter((count) => count.part === '' && count.question === question.id && count.value !== '')
    .map(({ value, n }) => ({ value, words: wordsOf(question, value), n }))

function wordsOf({ kind, options }: Question, value: string) {
  // The words of 5 to 1 stand in this order.
  if (kind === 'satisfaction') return options?.[5 - Number(value)]?.words ?? null
  return options?.find(({ id }) => id === value)?.words ?? null
}
