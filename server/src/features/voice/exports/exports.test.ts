import { netPromoterScore } from '@heed/methods/nps.ts'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyOf } from '../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../test/build.ts'
import { keepAnswers, repeat } from '../figures/test-answers.ts'
import { likely, openSurveyStage, options, overall, type SurveyStage, why } from '../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterAll(() => stage.close())

const liked = { id: 'liked', kind: 'multiple' as const, ask: { tr: 'Ne?', en: 'What?' }, options }
const everyScript = 'İyi ki ğüşöç ı, Gənclik yaxşıdır, terima kasih, 非常满意 😀, مرحبا, "quoted", two\nlines'
const formula = '=HYPERLINK("http://evil.example","click")'
const long = `${'Uzun söz 长 '.repeat(10_000)}end`

async function open() {
  const id = await stage.publish([overall, why, likely, liked])
  const other = await buildBranch(stage.business.scope, 'Beşiktaş')
  const keep = (branchId: string, day: string, given: Parameters<typeof keepAnswers>[3]) =>
    keepAnswers(stage.business.scope, id, { branchId, day }, given)
  await keep(stage.business.branchId, '2026-10-10', [
    ...repeat('overall', { 5: 12, 3: 4 }),
    ...repeat('likely', { 0: 3, 10: 5, 8: 2 }),
    { overall: '1', why: everyScript },
    { overall: '1', why: formula },
    { overall: '2', why: long },
    { liked: ['food', 'staff'] },
  ])
  await keep(other, '2026-10-11', repeat('overall', { 1: 2 }))
  const get = async (kind: 'csv' | 'xlsx', { key = stage.key, query = '' } = {}) => {
    const url = `/api/v1/surveys/${id}/responses.${kind}${query}`
    return stage.app.inject({ url, headers: { authorization: `Bearer ${key}` } })
  }
  return { id, other, get }
}

type Line = Record<string, string | number | null>

/** The lines of either file, as a program of somebody else reads them. */
async function readLines(kind: 'csv' | 'xlsx', file: Buffer): Promise<Line[]> {
  if (kind === 'csv') return parse(file, { bom: true, columns: true }) as Line[]
  const [header = [], ...lines] = await readSheet(file, undefined, { trim: false })
  return lines.map((line) =>
    Object.fromEntries(header.map((name, at) => [String(name), line[at] as string | number | null])),
  )
}

const given = (lines: Line[], column: string) =>
  lines.flatMap((line) => (line[column] === '' || line[column] === null ? [] : [Number(line[column])]))

test.each(['csv', 'xlsx'] as const)(
  '%s: read back, the numbers give the very figures of the page, and a 0 is a 0',
  async (kind) => {
    const { id, get } = await open()
    const lines = await readLines(kind, (await get(kind)).rawPayload)
    const { responses, questions } = await stage.results(id)
    expect(lines).toHaveLength(responses)
    const part = (question: string) => questions.find((one) => one.id === question)?.parts[0]
    const satisfaction = given(lines, 'overall')
    expect(satisfaction).toHaveLength(part('overall')?.n ?? 0)
    expect((satisfaction.filter((value) => value >= 4).length / satisfaction.length) * 100).toBe(
      part('overall')?.score?.value,
    )
    const scores = given(lines, 'likely')
    expect(scores.filter((value) => value === 0)).toHaveLength(3)
    const between = (low: number, high: number) => scores.filter((value) => value >= low && value <= high).length
    expect(
      netPromoterScore({ promoters: between(9, 10), passives: between(7, 8), detractors: between(0, 6) }),
    ).toMatchObject(part('likely')?.score ?? {})
    expect(['food', 'room', 'staff'].map((option) => given(lines, `liked.${option}`))).toEqual([[1], [0], [1]])
  },
)

test.each(['csv', 'xlsx'] as const)(
  '%s: a filter leaves the same answers as the page, and who sees one branch gets one',
  async (kind) => {
    const { other, get } = await open()
    const narrow = await keyOf(stage.house, await buildMember(stage.business.scope, 'manager', [other]))
    for (const file of [
      await get(kind, { query: `?branchId=${other}` }),
      await get(kind, { query: '?from=2026-10-11' }),
      await get(kind, { key: narrow }),
    ]) {
      const lines = await readLines(kind, file.rawPayload)
      expect(lines.map(({ branch, overall: value }) => [branch, Number(value)])).toEqual([
        ['Beşiktaş', 1],
        ['Beşiktaş', 1],
      ])
    }
  },
)

test('every script comes back as it was written, no formula runs, and 100 kB of words are whole in the CSV', async () => {
  const { get } = await open()
  const csv = (await readLines('csv', (await get('csv')).rawPayload)).flatMap(({ why: said }) =>
    said ? [String(said)] : [],
  )
  expect(csv.some((text) => text === long)).toBe(true)
  expect(csv.filter((text) => text !== long).toSorted()).toEqual([everyScript, `'${formula}`].toSorted())
  const lines = await readLines('xlsx', (await get('xlsx')).rawPayload)
  const said = lines.flatMap((line) => (line.why ? [{ why: String(line.why), cut: line.cut }] : []))
  const texts = said.map(({ why: text }) => text)
  expect(texts).toContain(everyScript)
  expect(texts).toContain(formula)
  expect(texts.some((text) => text === long.slice(0, 32_767))).toBe(true)
  // The reader gives what a formula makes; as this one came back as its own words, the cell holds a text.
  expect(said.find(({ why: text }) => text.startsWith('Uzun'))?.cut).toBe('why')
  expect(said.filter(({ cut }) => cut !== null)).toHaveLength(1)
})
