import * as contract from '@heed/contract/surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { holdTime } from '../../../platform/clock.ts'
import { type Fields, hidden, openSurveyStage, overall, type SurveyStage, wait } from '../test-survey.ts'

/** So many at once; more, where a larger machine is to be tried. */
const crowd = Number(process.env.HEED_TEST_CROWD ?? 300)

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage({ worker: false })
})
afterAll(() => stage.close())
afterEach(() => holdTime())

const words = { id: 'words', kind: 'text' as const, ask: { tr: 'Söyleyin', en: 'Tell' }, countsAs: 'comment' as const }
const from = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
const send = (url: string, fields: Fields, n: number) =>
  stage.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': from(n) },
    payload: new URLSearchParams(fields).toString(),
  })
const open = (url: string, n: number) =>
  stage.app.inject({ method: 'GET', url, headers: { 'x-forwarded-for': from(n) } })
const listed = async (id: string) =>
  (await call(stage.app, stage.key, contract.listSurveyResponses, { params: { id }, query: { limit: '200' } })).body
    .items

test('of a crowd that answers at once everybody who is thanked is counted once, though each sends again with other answers', async () => {
  const { id, path } = await stage.open([overall])
  const keys: string[] = []
  for (let n = 0; n < crowd; n += 1) keys.push(hidden((await open(path, n)).body, 'key'))
  wait()
  const answer = (n: number, score: string) =>
    send(
      path,
      [
        ['page', '0'],
        ['key', keys[n] ?? ''],
        ['overall', score],
      ],
      n,
    )
  const isThanked = ({ statusCode, body }: Awaited<ReturnType<typeof send>>) =>
    statusCode === 200 && !body.includes('name="overall"')
  // Whom there was no room for is told to come again later, and does.
  let waiting = [...keys.keys()]
  const states: number[] = []
  while (waiting.length > 0 && states.length < crowd * 20) {
    const sent = await Promise.all(waiting.map((n) => answer(n, String((n % 5) + 1))))
    states.push(...sent.map(({ statusCode }) => statusCode))
    expect((await stage.results(id)).responses).toBe(crowd - waiting.length + sent.filter(isThanked).length)
    waiting = waiting.filter((_, at) => !isThanked(sent[at] as (typeof sent)[number]))
  }
  expect(new Set([...states, 503])).toEqual(new Set([200, 503]))
  const before = await stage.results(id)
  expect(before.responses).toBe(crowd)
  const replayed = await Promise.all(keys.map((_, n) => answer(n, '1')))
  expect(replayed.every(({ statusCode }) => statusCode === 200 || statusCode === 503)).toBe(true)
  expect(await stage.results(id)).toEqual(before)
}, 900_000)

test('a guessed address leads nowhere, whatever it is made of, and each wrong one looks like any other', async () => {
  const { path } = await stage.open([overall])
  const token = path.slice(3)
  const workspace = token.slice(0, 32)
  const other = token.at(-1) === 'A' ? 'B' : 'A'
  const guesses = [
    `${workspace}${'A'.repeat(32)}`,
    `${token.slice(0, -1)}${other}`,
    `${'0'.repeat(32)}${token.slice(32)}`,
    `${token}A`,
    token.slice(0, -1),
    token.toUpperCase(),
    '..%2f..%2fapi%2fv1%2fme',
    '%00',
    "'%20or%201=1--",
    'a'.repeat(3000),
    '%F0%9F%A6%81',
  ]
  const shown = new Set<string>()
  for (const guess of guesses)
    for (const door of ['q', 's']) {
      const page = await open(`/${door}/${guess}`, 1)
      const sent = await send(
        `/${door}/${guess}`,
        [
          ['page', '0'],
          ['overall', '5'],
        ],
        2,
      )
      expect(
        [page.statusCode, sent.statusCode].every((status) => status >= 400 && status < 500),
        guess,
      ).toBe(true)
      if (/^[\w-]{60,70}$/.test(guess)) shown.add(page.body)
    }
  expect(shown.size).toBe(1)
  // Nor does a real one fail by what follows it.
  for (const query of ['d=%00', 'a=%00', 'page=%00', 'page=999999', 'lang=%00', 'd=x&d=y', 'd[]=x']) {
    expect((await open(`${path}?${query}`, 3)).statusCode, query).toBe(200)
    expect(
      (
        await send(
          `${path}?${query}`,
          [
            ['d', '\u0000'],
            ['page', '\u0000'],
            ['overall', '5'],
          ],
          4,
        )
      ).statusCode,
      query,
    ).toBe(400)
  }
})

test('a hundred thousand letters of any script are kept or refused whole letters at a time, never with a fault', async () => {
  const { id, path } = await stage.open([overall, words])
  const scripts = ['ﷺ', '🏳️‍🌈', 'Z̵̡̢̛̗', 'ക്ഷ', '\u202e\u2066x', '𒐫', '王', '\ud800', '\u0000a', '<script>']
  for (const [n, sign] of scripts.entries()) {
    const text = sign.repeat(Math.ceil(100_000 / sign.length)).slice(0, 100_000)
    const key = hidden((await open(path, 500 + n)).body, 'key')
    wait()
    const body: Fields = [
      ['page', '0'],
      ['key', key],
      ['overall', '2'],
      ['words', text],
    ]
    const taken = await send(path, body, 500 + n)
    expect(taken.statusCode, sign).toBeLessThan(500)
    expect(taken.body).not.toContain('<script><script>')
  }
  for (const { values } of await listed(id)) {
    const said = values.find(({ question }) => question === 'words')?.text ?? ''
    expect(said.isWellFormed()).toBe(true)
  }
  // What nobody sees is no word: the question counts as left blank.
  const key = hidden((await open(path, 700)).body, 'key')
  wait()
  const unseen = [
    ['page', '0'],
    ['key', key],
    ['overall', '4'],
    ['words', '\u200b\u2060 \ufeff'],
  ] as Fields
  expect((await send(path, unseen, 700)).statusCode).toBe(200)
  expect((await listed(id))[0]?.values).toEqual([
    { question: 'overall', part: '', number: 4, choice: null, text: null },
  ])
})
