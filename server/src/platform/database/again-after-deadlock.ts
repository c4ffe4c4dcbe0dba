import { setTimeout as pause } from 'node:timers/promises'

const attempts = 4

/**
 * Runs a transaction anew when PostgreSQL ended it to undo a deadlock. `work` opens the transaction itself and leaves
 * nothing behind when it fails; where it joins one that `scope` has open already, only whoever opened that can do so.
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
      if ((error as { code?: string }).code !== '40P01' || attempt >= most) throw error
      await pause(Math.random() * 50 * attempt)
    }
  }
}
