import type { Process, StepMeasure } from '@heed/contract/processes.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { factsOnce, figureOf } from './step-figure.ts'

type Row = { id: string; name: string; idea: string | null; owner_id: string; owner_name: string; changed_at: Date }
type StepRow = {
  id: string
  process_id: string
  words: string
  effect: string
  measure_kind: StepMeasure['kind'] | null
  standard_id: string | null
  standard_name: string | null
  active: boolean | null
  measure: string | null
  improvement: string | null
}

export async function selectProcesses(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<Process[]> {
  const { rows } = await sql<Row>`
    select p.*, m.name as owner_name from process p join member m on m.id = p.owner_id
    where p.workspace_id = ${tx.scope.workspaceId} and ${where} order by p.name`.execute(tx.db)
  const { rows: steps } = await sql<StepRow>`
    select s.*, heed.name_of(d) as standard_name, d.active from process_step s left join standard d on d.id = s.standard_id
    where s.process_id = any (${rows.map(({ id }) => id)}::uuid[]) order by s.process_id, s.place`.execute(tx.db)
  const facts = factsOnce(tx.scope)
  const processes: Process[] = []
  for (const row of rows) {
    const own = steps.filter((step) => step.process_id === row.id)
    const presented: Process['steps'] = []
    for (const step of own) {
      const measure = measureOf(step)
      // A standard of a branch out of sight shows no figure.
      const isInSight = measure?.kind !== 'standard' || step.standard_name !== null
      presented.push({
        id: step.id,
        words: step.words,
        effect: step.effect,
        measure,
        standardName: step.standard_name,
        figure: isInSight ? await figureOf(tx, measure, facts) : null,
        improvement: step.improvement,
      })
    }
    processes.push({
      id: row.id,
      name: row.name,
      idea: row.idea,
      owner: { id: row.owner_id, name: row.owner_name },
      changedAt: row.changed_at.toISOString(),
      steps: presented,
      isUnmeasured: !own.some(asksCustomers),
    })
  }
  return processes
}

export async function readProcess(tx: Tx, processId: string): Promise<Process> {
  const [process] = await selectProcesses(tx, sql`p.id = ${processId}`)
  if (!process) throw notFound()
  return process
}

/** A standard counts only while it is in use; one out of sight is somebody else's and given the benefit of the doubt. */
const asksCustomers = ({ measure_kind, active }: StepRow) =>
  measure_kind === 'question' || measure_kind === 'fact' || (measure_kind === 'standard' && active !== false)

function measureOf({ measure_kind, standard_id, measure }: StepRow): StepMeasure | null {
  switch (measure_kind) {
    case 'standard':
      return { kind: 'standard', standardId: standard_id ?? '' }
    case 'question':
      return { kind: 'question', question: measure as 'satisfaction' }
    case 'fact':
      return { kind: 'fact', fact: measure as 'csat' }
    case 'own':
      return { kind: 'own', words: measure ?? '' }
    default:
      return null
  }
}
