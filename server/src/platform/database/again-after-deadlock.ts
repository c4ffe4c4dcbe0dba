import { setTimeout as pause } from 'node:timers/promises'
import type { Scope, Tx } from '../scope.ts'

const attempts = 4

/** Deadlock; a row that was named went away between two statements. Looked at anew, both are as they are. */
const passing = ['40P01', '23503']

/**
 * Runs a transaction anew when PostgreSQL ended it to undo a deadlock, or because others took away a row that it had
 * found. `work` opens the transaction itself and leaves nothing behind when it fails; where it joins one that `scope`
 * has open already, only whoever opened that can do so.
 */
export async function againAfterDeadlock<Result>(
  scope: { readonly isOpen: boolean },
  work: () => Promise<Result>,
): Promise<Result> {
  const most = scope.isOpen ? 1 : attempts
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!passing.includes((error as { code?: string }).code ?? '') || attempt >= most) throw error
      await pause(Math.random() * 50 * attempt)
    }
  }
}

/** A transaction that others may get in the way of; all that `work` does is undone by its failing. */
export const repeatableTransaction = <Result>(scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  againAfterDeadlock(scope, () => scope.transaction(work))
