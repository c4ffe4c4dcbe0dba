import { mailProblemOf } from './mail-problem.ts'
import type { Mailbox } from './mail-server.ts'
import { connectMailbox } from './mailbox-session.ts'

/** Signs in and opens the folder only; the problem's code, or undefined when all is well. */
export async function tryMailbox(mailbox: Mailbox): Promise<string | undefined> {
  const client = connectMailbox(mailbox, 10_000)
  client.on('error', () => {})
  try {
    await client.connect()
    await client.mailboxOpen(mailbox.folder, { readOnly: true })
    return undefined
  } catch (error) {
    return mailProblemOf('imap', error)
  } finally {
    client.close()
  }
}
