import { createHmac } from 'node:crypto'
import { getAnswerWay, type MessagingKind } from '@heed/contract/messaging.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { call } from '../../../../../../test/api.ts'
import { openMessaging } from '../../../../../../test/messaging.ts'
import { now } from '../../../../../platform/clock.ts'

const sides = [
  {
    kind: 'messenger',
    object: 'page',
    own: '1234567890',
    account: { pageId: '1234567890' },
    remark: {
      field: 'feed',
      value: {
        item: 'comment',
        verb: 'add',
        comment_id: '44444444_555',
        post_id: '1234567890_44444444',
        parent_id: '1234567890_44444444',
        from: { id: '7001', name: 'Wei Chen' },
        message: '什么时候有货？',
        created_time: 1_749_416_383,
      },
    },
    remarkPath: '/v23.0/44444444_555/comments',
  },
  {
    kind: 'instagram',
    object: 'instagram',
    own: '17841405822304914',
    account: { accountId: '17841405822304914' },
    remark: {
      field: 'comments',
      value: {
        id: '17865799348089039',
        text: '什么时候有货？',
        from: { id: '7001', username: 'wei.chen' },
        media: { id: '17887498072083520', media_product_type: 'FEED' },
      },
    },
    remarkPath: '/v23.0/17865799348089039/replies',
  },
] as const

describe.each(sides)('$kind', ({ kind, object, own, account, remark, remarkPath }) => {
  let m: Awaited<ReturnType<typeof openMessaging>>
  beforeAll(async () => {
    m = await openMessaging(
      kind as MessagingKind,
      () => ({ account, credentials: { accessToken: 'EAA', appSecret: 'app' } }),
      ({ path, method }) =>
        method === 'GET' && path.includes('fields=')
          ? { json: { first_name: 'Wei', last_name: 'Chen', name: 'Wei Chen' } }
          : method === 'GET'
            ? { content: Buffer.from('a picture') }
            : { json: { recipient_id: '6002', message_id: 'm_sent', id: '44444444_556' } },
    )
  })
  afterAll(() => m.close())
  beforeEach(() => m.provider.take())

  async function tell(entry: object, ofObject: string = object) {
    const raw = JSON.stringify({ object: ofObject, entry: [{ id: own, time: now().getTime(), ...entry }] })
    const signature = createHmac('sha256', 'app').update(raw).digest('hex')
    const answer = await m.post(raw, { 'x-hub-signature-256': `sha256=${signature}` })
    await m.t.settle()
    return answer.statusCode
  }
  const from = (more: object, timestamp = now().getTime()) => ({
    messaging: [{ sender: { id: '6002' }, recipient: { id: own }, timestamp, ...more }],
  })
  const caseWith = async (subject: string) => (await m.cases()).find((item) => item.subject === subject)?.id ?? ''

  test('a message opens a case in the name that the provider knows; its picture comes with it', async () => {
    const message = {
      mid: 'm_1',
      text: '你好，我的订单在哪里？',
      attachments: [{ type: 'image', payload: { url: `${m.provider.url}/pictures/1` } }],
    }
    expect(await tell(from({ message }))).toBe(200)
    expect(await tell(from({ message }))).toBe(200)
    const caseId = await caseWith('你好，我的订单在哪里？')
    expect(await m.caseOf(caseId)).toMatchObject({ customer: { name: 'Wei Chen' }, channel: { kind }, language: 'zh' })
    expect(await m.messages(caseId)).toMatchObject([{ attachments: [{ filename: 'photo.jpg' }] }])
  })

  test('an answer goes to the writer, and news of it stand at the message', async () => {
    const caseId = await caseWith('你好，我的订单在哪里？')
    await m.answer(caseId, { text: '明天送到。' })
    await m.t.settle()
    expect(m.provider.take()).toMatchObject([
      {
        path: `/v23.0/${own}/messages`,
        json: { recipient: { id: '6002' }, messaging_type: 'RESPONSE', message: { text: '明天送到。' } },
      },
    ])
    await tell(from({ message: { mid: 'm_sent', text: '明天送到。', is_echo: true } }))
    expect((await m.ledger())[0]).toMatchObject({ state: 'set_aside', problem: 'hook.own_message' })
    const seen = kind === 'instagram' ? { mid: 'm_sent' } : { watermark: now().getTime() + 1000 }
    await tell(from({ read: seen }))
    expect((await m.messages(caseId)).at(-1)?.delivery?.seenAt).toEqual(expect.any(String))
  })

  test('a remark below a post is a case of its own with its clock, and is answered there', async () => {
    expect(await tell({ changes: [remark] })).toBe(200)
    const caseId = await caseWith('什么时候有货？')
    expect((await m.caseOf(caseId)).clocks.map(({ measure }) => measure)).toContain('first_answer')
    const way = await call(m.t.app, m.key, getAnswerWay, { params: { id: caseId } })
    expect(way.body.way).toMatchObject({ isPublic: true, openUntil: null, isOpen: true, files: null })
    await m.answer(caseId, { text: '下周一。' })
    await m.t.settle()
    expect(m.provider.take()).toMatchObject([{ path: remarkPath, json: { message: '下周一。' } }])
  })

  test('a day after the last words nothing can be sent freely', async () => {
    const yesterday = now().getTime() - 25 * 3_600_000
    await tell({
      messaging: [
        {
          sender: { id: '6999' },
          recipient: { id: own },
          timestamp: yesterday,
          message: { mid: 'm_old', text: '昨天写的' },
        },
      ],
    })
    expect((await m.answer(await caseWith('昨天写的'), { text: '抱歉' })).problem).toBe('messaging.window_closed')
  })

  test('what belongs elsewhere or is not known is quarantined', async () => {
    await tell(from({ message: { mid: 'x', text: 'x' } }), 'user')
    await tell({ changes: [{ field: 'mention', value: {} }] })
    await tell(from({ optin: { ref: 'x' } }))
    expect((await m.ledger()).slice(0, 3).map(({ state, problem }) => [state, problem])).toEqual([
      ['quarantined', 'hook.unknown_type'],
      ['quarantined', 'hook.unknown_type'],
      ['quarantined', 'hook.unreadable'],
    ])
  })
})
