import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import type { changeSignature, listReadySignatures, makeSignature, Signature } from '@heed/contract/signatures.ts'
import type { BusinessKind } from '@heed/contract/workspace.ts'
import type { z } from 'zod'
import { signatureChanged } from '../../events/signature-events.ts'
import { now } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

type Ready = { kind: BusinessKind; name: Record<Language, string>; steps: Record<Language, string>[] }

const ready: Ready[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/signatures/ready.json'), 'utf8'),
)

export const listReady = (scope: Scope, language: Language): Promise<z.output<typeof listReadySignatures.response>> =>
  scope.transaction(async (tx) => {
    const { kind: own } = await tx.db
      .selectFrom('workspace')
      .select('kind')
      .where('id', '=', scope.workspaceId)
      .executeTakeFirstOrThrow()
    return {
      items: ready
        .toSorted((a, b) => Number(b.kind === own) - Number(a.kind === own))
        .map(({ kind, name, steps }) => ({ kind, name: name[language], steps: steps.map((step) => step[language]) })),
    }
  })

export async function selectSignatures(tx: Tx, id?: string): Promise<Signature[]> {
  const rows = await tx.db
    .selectFrom('signature as s')
    .leftJoin('signature_step as p', (join) => join.onRef('p.signature_id', '=', 's.id').on('p.retired_at', 'is', null))
    .select(['s.id', 's.name', 'p.id as step_id', 'p.words'])
    .where('s.workspace_id', '=', tx.scope.workspaceId)
    .$if(id !== undefined, (query) => query.where('s.id', '=', id as string))
    .orderBy('s.id')
    .orderBy('p.place')
    .execute()
  return [...Map.groupBy(rows, (row) => row.id)].map(([key, steps]) => ({
    id: key,
    name: steps[0]?.name ?? '',
    steps: steps.flatMap(({ step_id, words }) => (step_id && words !== null ? [{ id: step_id, words }] : [])),
  }))
}

async function readSignature(tx: Tx, id: string): Promise<Signature> {
  const [signature] = await selectSignatures(tx, id)
  if (!signature) throw notFound()
  return signature
}

export const listAll = (scope: Scope) => scope.transaction(async (tx) => ({ items: await selectSignatures(tx) }))

export const make = (scope: Scope, { name, steps }: z.output<typeof makeSignature.body>) =>
  scope.transaction(async (tx) => {
    const id = newId()
    await tx.db.insertInto('signature').values({ id, name, made_at: now() }).execute()
    for (const [place, words] of steps.entries()) await addStep(tx, id, place, words)
    await tx.emit(signatureChanged, { signatureId: id, name })
    return readSignature(tx, id)
  })

const addStep = (tx: Tx, signatureId: string, place: number, words: string) =>
  tx.db.insertInto('signature_step').values({ id: newId(), signature_id: signatureId, place, words }).execute()

/** A step that is left out is asked for in no later visit; those that have begun keep it. */
export const change = (scope: Scope, id: string, { name, steps }: z.output<typeof changeSignature.body>) =>
  scope.transaction(async (tx) => {
    // Two who each leave out what the other keeps would leave nothing.
    await oneAtATime(tx, `signature ${id}`)
    const before = await readSignature(tx, id)
    const known = new Set(before.steps.map((step) => step.id))
    if (steps.some((step) => step.id !== null && !known.has(step.id))) throw notFound()
    await tx.db.updateTable('signature').set({ name }).where('id', '=', id).execute()
    for (const [place, step] of steps.entries())
      if (step.id === null) await addStep(tx, id, place, step.words)
      else
        await tx.db.updateTable('signature_step').set({ place, words: step.words }).where('id', '=', step.id).execute()
    const left = before.steps.filter((step) => !steps.some((kept) => kept.id === step.id))
    if (left.length > 0)
      await tx.db
        .updateTable('signature_step')
        .set({ retired_at: now() })
        .where(
          'id',
          'in',
          left.map((step) => step.id),
        )
        .execute()
    await tx.emit(signatureChanged, { signatureId: id, name })
    return readSignature(tx, id)
  })
