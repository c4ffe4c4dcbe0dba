import type { Tx } from '../../platform/scope.ts'
import { findDeputy, isHere } from '../duty/index.ts'
import { listDeciders } from '../remedies/index.ts'

type Turn = {
  branchId: string
  /** Who was named, or let their time pass. */
  named: string | null
  not: readonly (string | null)[]
}

/** Whoever is named; where they are away, who stands in for them; else the first who decides there. */
export async function chooseAsked(tx: Tx, turn: Turn): Promise<string | null> {
  if (turn.named && (await isHere(tx, turn.named, turn.branchId))) return turn.named
  return chooseNext(tx, turn)
}

/** The deputy of who was asked, else the next who decides; nobody when all were asked. */
export async function chooseNext(tx: Tx, { branchId, named, not }: Turn): Promise<string | null> {
  const deputyId = named ? await findDeputy(tx, named, branchId) : null
  if (deputyId && !not.includes(deputyId)) return deputyId
  const next = (await listDeciders(tx, branchId)).find(({ id }) => id !== named && !not.includes(id))
  return next?.id ?? null
}
