import type { House } from '../../platform/house.ts'
import { ProcessLocks } from '../../platform/mail/transport/process-locks.ts'

const locks = new WeakMap<House, ProcessLocks>()

/** The locks that this process holds on mailboxes it reads and mails it sends. */
export function locksOf(house: House): ProcessLocks {
  const known = locks.get(house) ?? new ProcessLocks(house.databaseUrl, house.log)
  locks.set(house, known)
  return known
}
