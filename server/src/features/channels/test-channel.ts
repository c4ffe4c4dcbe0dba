import { tryMailServer } from '../../platform/mail/transport/send-mail.ts'
import { tryMailbox } from '../../platform/mail/transport/try-mailbox.ts'
import type { Scope } from '../../platform/scope.ts'
import { mailboxOf, mailServerOf, requireChannel } from './channel.queries.ts'

type Tried = { ok: boolean; problem: string | null } | null

const present = (problem: string | undefined): Tried => ({ ok: problem === undefined, problem: problem ?? null })

/** Signs in to the mailbox and to the mail server; reads and sends nothing. */
export async function tryChannel(scope: Scope, channelId: string): Promise<{ imap: Tried; smtp: Tried }> {
  const row = await scope.transaction((tx) => requireChannel(tx, channelId))
  const mailbox = mailboxOf(scope.house, row)
  const server = row.kind === 'mail' ? mailServerOf(scope.house, row) : undefined
  const [imap, smtp] = await Promise.all([
    mailbox ? tryMailbox(mailbox).then(present) : null,
    server ? tryMailServer(server).then(present) : null,
  ])
  return { imap, smtp }
}
