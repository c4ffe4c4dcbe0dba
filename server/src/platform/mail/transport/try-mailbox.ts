import { inTime, tryMs } from './in-time.ts'
import { mailProblemOf } from './mail-problem.ts'
import type { Mailbox } from './mail-server.ts'
import { connectMailbox } from './mailbox-session.ts'

/** Signs in and opens the folder only; the problem's code, or undefined when all is well. */
export async function tryMailbox(mailbox: Mailbox, limitMs = tryMs): Promise<string | undefined> {
  const client = connectMailbox(mailbox, limitMs)
  client.on('error', () => {})
  try {
    await inTime(
      client.connect().then(() => client.mailboxOpen(mailbox.folder, { readOnly: true })),
      limitMs,
    )
    return undefined
  } catch (error) {
    return mailProblemOf('imap', error)
  } finally {
    client.close()
  }
}
