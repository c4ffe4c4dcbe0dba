import type { addProcess, Process, StepMeasure } from '@heed/contract/processes.ts'
import type { z } from 'zod'
import { processChanged } from '../../../events/improvement-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { beyondBranches, notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { ownerUnknown, processKnown, standardUnknown } from '../improvement.errors.ts'
import { readProcess } from './process-rows.ts'

type Input = z.output<typeof addProcess.body>

export const add = (scope: Scope, input: Input): Promise<Process> =>
  scope.transaction(async (tx) => {
    await requireFit(tx, input, null)
    const processId = newId()
    await tx.db
      .insertInto('process')
      .values({ id: processId, name: input.name, idea: input.idea, owner_id: input.ownerId, changed_at: now() })
      .execute()
    await writeSteps(tx, processId, input)
    await tx.emit(processChanged, { processId, name: input.name, change: 'added' })
    return readProcess(tx, processId)
  })

export const change = (scope: Scope, processId: string, input: Input): Promise<Process> =>
  scope.transaction(async (tx) => {
    await takeProcess(tx, processId)
    await requireFit(tx, input, processId)
    await tx.db
      .updateTable('process')
      .set({ name: input.name, idea: input.idea, owner_id: input.ownerId, changed_at: now() })
      .where('id', '=', processId)
      .execute()
    await tx.db.deleteFrom('process_step').where('process_id', '=', processId).execute()
    await writeSteps(tx, processId, input)
    await tx.emit(processChanged, { processId, name: input.name, change: 'changed' })
    return readProcess(tx, processId)
  })

export const remove = (scope: Scope, processId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    const { name } = await takeProcess(tx, processId)
    requireWhole(scope)
    await tx.db.deleteFrom('process').where('id', '=', processId).execute()
    await tx.emit(processChanged, { processId, name, change: 'removed' })
    return null
  })

async function takeProcess(tx: Tx, processId: string) {
  const row = await tx.db
    .selectFrom('process')
    .select('name')
    .where('id', '=', processId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** A process is the whole business's. */
function requireWhole(scope: Scope): void {
  if (scope.branchIds !== null) throw beyondBranches()
}

async function requireFit(tx: Tx, { name, ownerId, steps }: Input, ownId: string | null): Promise<void> {
  requireWhole(tx.scope)
  const owner = await tx.db
    .selectFrom('member')
    .select('id')
    .where('id', '=', ownerId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!owner) throw ownerUnknown()
  const same = await tx.db.selectFrom('process').select('id').where('name', '=', name).executeTakeFirst()
  if (same && same.id !== ownId) throw processKnown()
  const wanted = new Set(steps.flatMap(({ measure }) => (measure?.kind === 'standard' ? [measure.standardId] : [])))
  if (wanted.size === 0) return
  const known = await tx.db
    .selectFrom('standard')
    .select('id')
    .where('id', 'in', [...wanted])
    .execute()
  if (known.length !== wanted.size) throw standardUnknown()
}

const wordsOf = (measure: StepMeasure | null): string | null => {
  switch (measure?.kind) {
    case 'question':
      return measure.question
    case 'fact':
      return measure.fact
    case 'own':
      return measure.words
    default:
      return null
  }
}

const writeSteps = (tx: Tx, processId: string, { steps }: Input) =>
  tx.db
    .insertInto('process_step')
    .values(
      steps.map(({ words, effect, measure, improvement }, index) => ({
        id: newId(),
        process_id: processId,
        place: index + 1,
        words,
        effect,
        measure_kind: measure?.kind ?? null,
        standard_id: measure?.kind === 'standard' ? measure.standardId : null,
        measure: wordsOf(measure),
        improvement,
      })),
    )
    .execute()
