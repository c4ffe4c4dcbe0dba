import { setTimeout as pause } from 'node:timers/promises'

const attempts = 4

/**
 * Runs a transaction anew when PostgreSQL ended it to undo a deadlock. For work that must lock much, in an order that
 * others do not keep; `work` opens the transaction itself and leaves nothing behind when it fails.
 */
export async function againAfterDeadlock<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || attempt === attempts) throw error
      await pause(Math.random() * 50 * attempt)
    }
  }
}
