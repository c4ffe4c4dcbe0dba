import * as contract from '@heed/contract/channels.ts'
import { getAnswerWay, makeChannelSecret } from '@heed/contract/messaging.ts'
import { route } from '../../platform/http/route.ts'
import { changeChannel } from './change-channel.ts'
import { countIntakeByState, listIntakePage, replay } from './intake/ledger.ts'
import { listChannelsInSight } from './list-channels.ts'
import { listMailboxPage, replyFromMailbox } from './mailbox.ts'
import { makeSecret } from './messaging/make-secret.ts'
import { readAnswerWay } from './messaging/read-answer-way.ts'
import { openChannel } from './open-channel.ts'
import { listOutboxPage, retryMail } from './outbox/list-outbox.ts'
import { tryChannel, tryServers } from './test-channel.ts'

export const channelRoutes = [
  route(contract.listChannels, async ({ scope }) => ({ items: await listChannelsInSight(scope) })),
  route(contract.createChannel, ({ scope, body }) => openChannel(scope, body)),
  route(contract.updateChannel, ({ scope, params, body }) => changeChannel(scope, params.id, body)),
  route(contract.testChannel, ({ scope, params, body }) => tryChannel(scope, params.id, body), { perMinute: 20 }),
  route(contract.testServers, ({ scope, body }) => tryServers(scope, body), { perMinute: 20 }),

  route(makeChannelSecret, ({ scope, params }) => makeSecret(scope, params.id)),
  route(getAnswerWay, ({ scope, params }) => readAnswerWay(scope, params.id)),

  route(contract.listIntake, ({ scope, query }) => listIntakePage(scope, query)),
  route(contract.countIntake, ({ scope }) => countIntakeByState(scope)),
  route(contract.replayIntake, ({ scope, params }) => replay(scope, params.id)),

  route(contract.listOutbox, ({ scope, query }) => listOutboxPage(scope, query)),
  route(contract.retryOutbox, ({ scope, params }) => retryMail(scope, params.id)),

  route(contract.listMailbox, ({ scope, query }) => listMailboxPage(scope, query)),
  route(contract.writeFromMailbox, ({ scope, params, body }) => replyFromMailbox(scope, params.id, body.text)),
]
