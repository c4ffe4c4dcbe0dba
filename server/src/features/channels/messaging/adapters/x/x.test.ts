import { createHmac } from 'node:crypto'
import { getCustomer } from '@heed/contract/customers.ts'
import { getAnswerWay } from '@heed/contract/messaging.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call } from '../../../../../../test/api.ts'
import { openMessaging } from '../../../../../../test/messaging.ts'
import { now } from '../../../../../platform/clock.ts'
import { signRequest } from './sign-request.ts'

let m: Awaited<ReturnType<typeof openMessaging>>
beforeAll(async () => {
  m = await openMessaging(
    'x',
    () => ({
      account: { userId: '3001969357' },
      credentials: { consumerKey: 'ck', consumerSecret: 'cs', accessToken: '3001969357-at', accessTokenSecret: 'ats' },
    }),
    ({ path }) =>
      path === '/2/tweets'
        ? { status: 201, json: { data: { id: '1445880548472328192', text: 'x' } } }
        : { status: 201, json: { data: { dm_conversation_id: '1-2', dm_event_id: '1582103724607971332' } } },
  )
})
afterAll(() => m.close())
beforeEach(() => m.provider.take())

async function tell(body: object, secret = 'cs') {
  const raw = JSON.stringify({ for_user_id: '3001969357', ...body })
  const signature = createHmac('sha256', secret).update(raw).digest('base64')
  const answer = await m.post(raw, { 'x-twitter-webhooks-signature': `sha256=${signature}` })
  await m.t.settle()
  return answer.statusCode
}
const directMessage = (id: string, sender: string, text: string) => ({
  direct_message_events: [
    {
      type: 'message_create',
      id,
      created_timestamp: String(now().getTime()),
      message_create: {
        target: { recipient_id: '3001969357' },
        sender_id: sender,
        message_data: { text, entities: { hashtags: [], urls: [] } },
      },
    },
  ],
  users: { [sender]: { id: sender, name: 'Budi Santoso', screen_name: 'budi_s' } },
})
const post = (id: string, text: string, more: object = {}) => ({
  tweet_create_events: [
    {
      created_at: 'Wed Oct 10 20:19:24 +0000 2018',
      id_str: id,
      text,
      in_reply_to_status_id_str: null,
      user: { id_str: '4337869213', name: 'Budi Santoso', screen_name: 'budi_s' },
      ...more,
    },
  ],
})

test('X’s question is answered with the token signed by the API key’s secret', async () => {
  const answer = await m.t.app.inject({ url: `${m.hook}?crc_token=MTI3OGM3` })
  expect(answer.json()).toEqual({
    response_token: `sha256=${createHmac('sha256', 'cs').update('MTI3OGM3').digest('base64')}`,
  })
})

test('a request to X is signed as its documentation shows', () => {
  const header = signRequest(
    'POST',
    'https://api.twitter.com/1.1/statuses/update.json?include_entities=true&status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21',
    {
      consumerKey: 'xvz1evFS4wEEPTGEFPHBog',
      consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
      accessToken: '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb',
      accessTokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
    },
    { nonce: 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg', timestamp: '1318622958' },
  )
  expect(header).toContain('oauth_signature="hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D"')
})

test('a direct message and a post that names us become cases of one customer, each answered where it was written', async () => {
  expect(await tell(directMessage('954491830116155396', '4337869213', 'Pesanan saya belum sampai'))).toBe(200)
  expect(await tell(post('1050118621198921728', '@narin kapan buka?'))).toBe(200)
  const cases = await m.cases()
  const direct = cases.find(({ subject }) => subject === 'Pesanan saya belum sampai')
  const mention = cases.find(({ subject }) => subject === '@narin kapan buka?')
  expect(direct?.customer).toEqual(mention?.customer)
  expect((await m.caseOf(mention?.id ?? '')).clocks.map(({ measure }) => measure)).toContain('first_answer')
  const customer = await call(m.t.app, m.key, getCustomer, { params: { id: direct?.customer.id ?? '' } })
  expect(customer.body.accounts.map(({ kind, name, link }) => [kind, name, link]).toSorted()).toEqual([
    ['x', 'Budi Santoso', 'https://x.com/budi_s'],
    ['x', 'Budi Santoso', 'https://x.com/budi_s/status/1050118621198921728'],
  ])
  await m.answer(direct?.id ?? '', { text: 'Besok sampai.' })
  await m.answer(mention?.id ?? '', { text: 'Jam sembilan.' })
  await m.t.settle()
  const sent = m.provider.take()
  expect(sent.map(({ path, json }) => [path, json])).toEqual(
    expect.arrayContaining([
      ['/2/dm_conversations/with/4337869213/messages', { text: 'Besok sampai.' }],
      ['/2/tweets', { text: 'Jam sembilan.', reply: { in_reply_to_tweet_id: '1050118621198921728' } }],
    ]),
  )
  expect(sent.every(({ headers }) => /^OAuth oauth_consumer_key="ck"/.test(String(headers.authorization)))).toBe(true)
  const way = await call(m.t.app, m.key, getAnswerWay, { params: { id: mention?.id ?? '' } })
  expect(way.body.way).toMatchObject({ isPublic: true, longestText: 280, files: null })
  expect((await m.answer(mention?.id ?? '', { text: 'a'.repeat(281) })).problem).toBe('messaging.text_too_long')
  const file = await m.upload('a.pdf', Buffer.from('%PDF'))
  expect((await m.answer(direct?.id ?? '', { text: 'Ini', attachmentIds: [file.id] })).problem).toBe(
    'messaging.no_files',
  )
})

test('forged calls leave nothing, our own words are no customer’s, and what is unknown is quarantined', async () => {
  const before = (await m.ledger()).length
  expect(await tell(directMessage('1', '2', 'x'), 'guess')).toBe(401)
  expect(await m.ledger()).toHaveLength(before)
  await tell(directMessage('77', '3001969357', 'Kami menjawab'))
  await tell(post('78', 'Kami', { user: { id_str: '3001969357', name: 'Narin', screen_name: 'narin' } }))
  await tell({ favorite_events: [{ id: '1' }] })
  await tell(post('79', 'RT', { retweeted_status: {} }))
  expect((await m.ledger()).slice(0, 4).map(({ state, problem }) => [state, problem])).toEqual([
    ['set_aside', 'hook.no_words'],
    ['quarantined', 'hook.unknown_type'],
    ['set_aside', 'hook.own_message'],
    ['set_aside', 'hook.own_message'],
  ])
})
