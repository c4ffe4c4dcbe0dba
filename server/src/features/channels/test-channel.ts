import type { testServers } from '@heed/contract/channels.ts'
import { isMessaging } from '@heed/contract/messaging.ts'
import type { z } from 'zod'
import type { Mailbox, MailServer } from '../../platform/mail/transport/mail-server.ts'
import { tryMailServer } from '../../platform/mail/transport/send-mail.ts'
import { tryMailbox } from '../../platform/mail/transport/try-mailbox.ts'
import type { Scope } from '../../platform/scope.ts'
import { type ChannelRecord, mailboxOf, mailServerOf, requireChannel } from './channel.queries.ts'
import { openSecrets } from './channel-secrets.ts'
import { notMail, passwordNeeded } from './channels.errors.ts'
import { passwordFor, type Server } from './kept-password.ts'
import { testMessaging } from './messaging/test-messaging.ts'

type Given = z.output<typeof testServers.body>
type Tried = { ok: boolean; problem: string | null } | null

const present = (problem: string | undefined): Tried => ({ ok: problem === undefined, problem: problem ?? null })

/** Signs in to the mailbox and to the mail server, as saved or as given; reads, sends and saves nothing. */
export async function tryChannel(scope: Scope, channelId: string, given: Given) {
  const row = await scope.transaction((tx) => requireChannel(tx, channelId))
  if (row.kind !== 'mail' && (given.imap || given.smtp)) throw notMail()
  if (isMessaging(row.kind)) return { imap: null, smtp: null, provider: present(await testMessaging(scope, row)) }
  return signInTo(
    given.imap === undefined ? mailboxOf(scope.house, row) : givenMailbox(scope, given.imap, row),
    row.kind === 'mail' ? serverToTry(scope, given.smtp, row) : undefined,
  )
}

/** The same for a channel that is yet to be opened. */
export const tryServers = (scope: Scope, given: Given) =>
  signInTo(givenMailbox(scope, given.imap ?? null, undefined), serverToTry(scope, given.smtp ?? null, undefined))

async function signInTo(mailbox: Mailbox | undefined, server: MailServer | undefined) {
  const [imap, smtp] = await Promise.all([
    mailbox ? tryMailbox(mailbox).then(present) : null,
    server ? tryMailServer(server).then(present) : null,
  ])
  return { imap, smtp, provider: null }
}

function givenMailbox(
  scope: Scope,
  imap: NonNullable<Given['imap']> | null,
  row: ChannelRecord | undefined,
): Mailbox | undefined {
  if (!imap) return undefined
  const password = passwordFor(imap, (row?.imap ?? null) as Server | null, keptOf(scope, row).imap)
  if (password === undefined) throw passwordNeeded()
  return { ...imap, password }
}

/** The one given, the saved one, or else the installation's. */
function serverToTry(scope: Scope, smtp: Given['smtp'], row: ChannelRecord | undefined): MailServer | undefined {
  if (smtp === undefined) return mailServerOf(scope.house, row)
  if (smtp === null) return mailServerOf(scope.house, undefined)
  const { user, host, port, secure } = smtp
  const password = passwordFor(smtp, (row?.smtp ?? null) as Server | null, keptOf(scope, row).smtp)
  return { host, port, secure, ...(user ? { user } : {}), ...(password === undefined ? {} : { password }) }
}

const keptOf = (scope: Scope, row: ChannelRecord | undefined) =>
  row ? openSecrets(scope.house.secret, row.id, row.secrets) : {}
