import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { mailProblemOf } from './mail-problem.ts'
import type { Mailbox } from './mail-server.ts'
import { MailboxSession } from './mailbox-session.ts'

/** How far a mailbox is read: UIDs count up as long as its validity stays the same. */
export type MailboxCursor = { uidValidity: string; lastUid: number }

export type MailboxItem = {
  uidValidity: string
  uid: number
  /** The headers only, when there is a problem. */
  raw: Buffer
  arrivedAt: Date | null
  problem?: 'mail.too_large' | 'imap.unreadable'
}

export type MailboxFollower = {
  mailbox: Mailbox
  /** Older mail was answered elsewhere and is left alone. */
  since: Date
  cursor: MailboxCursor | undefined
  maxBytes: number
  log: Logger
  /** Commits the mail together with the cursor behind it. */
  store: (item: MailboxItem, cursor: MailboxCursor) => Promise<void>
  moveCursor: (cursor: MailboxCursor) => Promise<void>
  knownUids: (uidValidity: string, from: Date) => Promise<Set<number>>
  /** null when all is well. */
  report: (problem: string | null) => Promise<void>
}

const longestPauseMs = 300_000

/** Reads a mailbox for as long as it may: what is new at once, after every interruption, and what was missed. Returns how to stop. */
export function followMailbox(follower: MailboxFollower, pollMs = 60_000): () => Promise<void> {
  const stopping = new AbortController()
  let session: MailboxSession | undefined
  let failures = 0
  // Deaths of the connection while fetching one mail: the third time it is noted as unreadable and passed by.
  const deaths = new Map<number, number>()

  const once = async () => {
    session = new MailboxSession(follower, deaths)
    try {
      await session.open()
      await session.readNew()
      await session.reconcile()
      await follower.report(null)
      failures = 0
      await session.stay(pollMs, stopping.signal)
    } finally {
      session.close()
    }
  }
  const forever = async () => {
    while (!stopping.signal.aborted) {
      try {
        await once()
      } catch (error) {
        if (stopping.signal.aborted) return
        failures++
        const problem = mailProblemOf('imap', error)
        follower.log.warn({ problem, failures }, 'A mailbox cannot be read and will be tried again')
        await follower.report(problem).catch(() => {})
      }
      await pause(Math.min(longestPauseMs, 1000 * 2 ** failures), undefined, { signal: stopping.signal }).catch(
        () => {},
      )
    }
  }
  const done = forever()
  return async () => {
    stopping.abort()
    session?.close()
    await done
  }
}
