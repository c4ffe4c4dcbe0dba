import { defineFeature } from '../../platform/feature.ts'
import type { House } from '../../platform/house.ts'
import { channelRoutes } from './channels.routes.ts'
import { servePublicForms } from './form/serve-forms.ts'
import { sweepReceived } from './intake/sweep-received.ts'
import { understandItem } from './intake/understand-item.ts'
import { listenForMail } from './listen-for-mail.ts'
import { serveHooks } from './messaging/serve-hooks.ts'
import { openFirstChannels } from './open-first-channels.ts'
import { acknowledgeCase } from './outbox/acknowledge-case.ts'
import { followCase } from './outbox/follow-case.ts'
import { lookRoundOutbox } from './outbox/look-round.ts'
import { mailAnswer } from './outbox/mail-answer.ts'
import { sendOne } from './outbox/send-one.ts'
import { sendQueued } from './outbox/send-queued.ts'
import { locksOf } from './process-locks.ts'
import { MailboxReaders } from './read-mailboxes.ts'
import { watchDrops } from './watch-drops.ts'

export { findDoor, findMailChannel } from './channel.queries.ts'
export { formSlug } from './form-slug.ts'
export { maxMailBytes } from './intake/receive.ts'
export { receiveMail } from './intake/receive-mail.ts'
export { escapeHtml, htmlBody, paragraphs, plainHtml, textBody } from './outbox/mail-body.ts'
export { mailInvitation } from './outbox/mail-invitation.ts'
export { writeTime } from './outbox/promised-time.ts'
export { type MailToQueue, queueMail } from './outbox/queue-mail.ts'
export { writeLetter } from './outbox/write-letter.ts'

/** How customers reach the business and hear back: intake ledger, mailboxes, messaging providers, outbox, public forms. */
export const channels = defineFeature({
  name: 'channels',
  routes: channelRoutes,
  reactions: [openFirstChannels, mailAnswer, acknowledgeCase, followCase, sendQueued],
  jobs: [understandItem, sendOne],
  tickers: [
    { name: 'channels.outbox', everySeconds: 10, run: lookRoundOutbox },
    { name: 'channels.sweep-intake', everySeconds: 60, run: sweepReceived },
  ],
  pages: async (app, house) => {
    servePublicForms(app, house)
    await serveHooks(app, house)
  },
  start,
})

async function start(house: House): Promise<() => Promise<void>> {
  const { smtpPort, databaseUrl } = house.config
  const listener = smtpPort ? await listenForMail(house, smtpPort) : undefined
  const stopReading = new MailboxReaders(house).start()
  // With a database of its own every process can store by itself.
  const stopDrops = databaseUrl ? undefined : await watchDrops(house)
  return async () => {
    await Promise.all([listener?.close(), stopReading(), stopDrops?.()])
    await locksOf(house).close()
  }
}
