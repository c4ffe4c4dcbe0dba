import { createHmac } from 'node:crypto'
import { answerCase, getCase, getTimeline, listCases } from '@heed/contract/cases.ts'
import { createChannel, listIntake } from '@heed/contract/channels.ts'
import { type Account, type Credentials, type MessagingKind, makeChannelSecret } from '@heed/contract/messaging.ts'
import { now } from '../src/platform/clock.ts'
import { call, keyOf } from './api.ts'
import { buildBusiness } from './build.ts'
import { openFakeProvider } from './fake-provider.ts'
import { openTestHouse } from './house.ts'

/** A business with one messaging channel, a provider of this machine behind it, and what its tests do again and again. */
export async function openMessaging(
  kind: MessagingKind,
  account: (providerUrl: string) => { account?: Account; credentials?: Credentials },
  usual: Parameters<typeof openFakeProvider>[0],
) {
  const provider = await openFakeProvider(usual)
  const t = await openTestHouse({ environment: { HEED_PROVIDER_URLS: `${kind}=${provider.url}` } })
  const business = await buildBusiness(t.house)
  const key = await keyOf(t.house, business.owner)
  const made = await call(t.app, key, createChannel, {
    body: {
      kind,
      name: `Narin ${kind}`,
      branchId: business.branchId,
      language: 'tr',
      acknowledges: false,
      ...account(provider.url),
    },
  })
  const channel = made.body
  const secret =
    kind === 'x' ? '' : (await call(t.app, key, makeChannelSecret, { params: { id: channel.id } })).body.secret
  const hook = new URL(channel.messaging?.hookUrl ?? '').pathname
  return {
    t,
    business,
    key,
    provider,
    channel,
    secret,
    hook,
    /** A call of the provider, with these headers over these very bytes. */
    post: (raw: string, headers: Record<string, string>) =>
      t.app.inject({
        method: 'POST',
        url: hook,
        headers: { 'content-type': 'application/json', ...headers },
        body: raw,
      }),
    cases: async () => (await call(t.app, key, listCases, { query: { view: 'all' } })).body.items,
    caseOf: async (id: string) => (await call(t.app, key, getCase, { params: { id } })).body,
    messages: async (caseId: string) =>
      (await call(t.app, key, getTimeline, { params: { id: caseId } })).body.items.filter(
        (entry) => entry.entry === 'message',
      ),
    answer: (caseId: string, body: object) =>
      call(t.app, key, answerCase, { params: { id: caseId }, body: { thenState: 'waiting', ...body } }),
    upload: async (filename: string, content: Buffer) => {
      const form = new FormData()
      form.append('file', new Blob([Uint8Array.from(content)], { type: 'application/pdf' }), filename)
      const request = new Request('http://heed.test', { method: 'POST', body: form })
      const answer = await t.app.inject({
        method: 'POST',
        url: '/api/v1/uploads',
        headers: { authorization: `Bearer ${key}`, 'content-type': request.headers.get('content-type') ?? '' },
        payload: Buffer.from(await request.arrayBuffer()),
      })
      return answer.json() as { id: string }
    },
    ledger: async () =>
      (await call(t.app, key, listIntake, { query: { channelId: channel.id } })).body.items.map(
        ({ state, problem, sender }) => ({ state, problem, sender }),
      ),
    close: async () => {
      await t.close()
      await provider.close()
    },
  }
}

/** Headers of the generic webhook. */
export function signed(secret: string, raw: string, at = now()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return {
    'heed-timestamp': timestamp,
    'heed-signature': `v1=${createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')}`,
  }
}
