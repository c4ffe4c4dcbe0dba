import { expect, test } from 'vitest'
import { Problem } from '../../app/problem.ts'
import { sendInOrder, type WaitingAct } from './send-in-order.ts'

const act = (key: string): WaitingAct => ({
  key,
  memberId: 'm',
  at: '2026-11-26T10:00:00Z',
  what: key,
  of: 'action',
  id: key,
  as: 'done',
  outcome: null,
})

async function run(keys: string[], answers: Record<string, Problem | TypeError>) {
  const sent: string[] = []
  const settled: [string, string | undefined][] = []
  await sendInOrder(
    keys.map(act),
    async ({ key }) => {
      sent.push(key)
      if (answers[key]) throw answers[key]
    },
    ({ key }, refusal) => settled.push([key, refusal?.code]),
  )
  return { sent, settled }
}

test('acts are sent in the order in which they were done', async () => {
  expect(await run(['a', 'b', 'c'], {})).toEqual({
    sent: ['a', 'b', 'c'],
    settled: [
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
    ],
  })
})

test('what the server refuses is set apart with its reason, and the next ones go on', async () => {
  const { settled } = await run(['a', 'b'], { a: new Problem('action.settled_already', 409) })
  expect(settled).toEqual([
    ['a', 'action.settled_already'],
    ['b', undefined],
  ])
})

test.each([
  ['no network', new Problem('offline', 0)],
  ['a session that has ended', new Problem('not_signed_in', 401)],
  ['a server in trouble', new Problem('unexpected', 500)],
  ['too much at once', new Problem('request.too_many', 429)],
  ['something unforeseen', new TypeError('x')],
])('with %s the rest waits in its order', async (_, reason) => {
  expect(await run(['a', 'b', 'c'], { b: reason })).toEqual({ sent: ['a', 'b'], settled: [['a', undefined]] })
})
