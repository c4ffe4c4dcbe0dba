import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsOf } from './answer-rows.ts'
import { findFaults, missingIn } from './find-faults.ts'
import { readAnswers } from './read-answers.ts'
import { type Question, questionKinds, type SurveyContent } from './survey-content.ts'
import { isShown, keepShown, nextPage, pagesOf, shuffled } from './survey-flow.ts'

const ask = { en: 'Well?' }
const options = ['food', 'room', 'staff'].map((id) => ({ id, words: { en: id } }))
const question = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({ id: kind, kind, ask, ...more })
const read = (one: Question, fields: Record<string, string | string[]>) =>
  readAnswers([one], (name) => [fields[name] ?? []].flat())
const faultOf = (one: Question, fields: Record<string, string | string[]>) => read(one, fields).faults[one.id]

describe('what is read from a form', () => {
  test.each([
    ['satisfaction', ['1', '5'], ['0', '6', '4.5', 'five', '-1', '1e0', ' 5', '٣']],
    ['recommendation', ['0', '10'], ['-1', '11', '100', 'x']],
    ['effort', ['1', '7'], ['0', '8']],
    ['compare', ['better', 'as', 'worse'], ['best', '1']],
    ['date', ['2026-02-28', '2024-02-29'], ['2026-02-29', '2026-13-01', '26-1-1', '0000-01-01', 'tomorrow']],
  ] as const)('%s takes what is on its scale and nothing beside it', (kind, good, bad) => {
    for (const value of good) expect(faultOf(question(kind), { [kind]: value }), value).toBeUndefined()
    for (const value of bad) expect(faultOf(question(kind), { [kind]: value }), value).toBeDefined()
  })

  test('the same single choice sent twice is no answer that could be chosen between', () => {
    expect(faultOf(question('satisfaction'), { satisfaction: ['5', '1'] })).toBe('out_of_range')
    expect(faultOf(question('single', { options }), { single: ['food', 'room'] })).toBe('not_an_option')
  })

  test('own words count as "other" only where the question offers it', () => {
    const open = question('single', { options, other: true })
    expect(read(open, { single: 'other', 'single.other': 'The garden' }).answers).toEqual({
      single: 'other:The garden',
    })
    expect(rowsOf([open], { single: 'other:The garden' })).toMatchObject([
      { part: '', choice: 'other' },
      { part: 'words', text: 'The garden' },
    ])
    expect(faultOf(question('single', { options }), { single: 'other:The garden' })).toBe('not_an_option')
    expect(faultOf(question('multiple', { options }), { multiple: ['food', 'food'] })).toBe('not_an_option')
    expect(faultOf(question('multiple', { options, most: 2 }), { multiple: ['food', 'room', 'staff'] })).toBe(
      'too_many',
    )
    expect(faultOf(question('multiple', { options, least: 2 }), { multiple: ['food'] })).toBe('too_few')
  })

  test('ranks are each given once, and points add up to a hundred', () => {
    const ranking = question('ranking', { options })
    expect(faultOf(ranking, { 'ranking.food': '1', 'ranking.room': '1' })).toBe('rank_twice')
    expect(faultOf(ranking, { 'ranking.food': '4' })).toBe('out_of_range')
    expect(faultOf(ranking, { 'ranking.food': '2', 'ranking.staff': '1' })).toBeUndefined()
    const points = question('points', { rows: options })
    expect(faultOf(points, { 'points.food': '60', 'points.room': '30', 'points.staff': '9' })).toBe('points_sum')
    expect(faultOf(points, { 'points.food': '60', 'points.room': '40' })).toBeUndefined()
    expect(faultOf(points, { 'points.food': '-10', 'points.room': '110' })).toBe('not_a_number')
  })

  test('a pair keeps both sides apart, and a half is kept as a half', () => {
    const pair = question('pair', { rows: [{ id: 'prompt', words: ask }] })
    const { answers, faults } = read(pair, { 'pair.prompt.e': '7', 'pair.prompt.p': '5' })
    expect(faults).toEqual({})
    expect(rowsOf([pair], answers)).toMatchObject([
      { part: 'prompt.e', number: 7 },
      { part: 'prompt.p', number: 5 },
    ])
    expect(rowsOf([pair], read(pair, { 'pair.prompt.e': '7' }).answers)).toHaveLength(1)
    expect(faultOf(pair, { 'pair.prompt.e': '8' })).toBe('out_of_range')
  })

  test('an address is kept only with consent, and 0 is an answer where nothing is none', () => {
    const consent = question('consent')
    expect(
      rowsOf([consent], read(consent, { 'consent.say': 'no', 'consent.contact': 'ayse@x.example' }).answers),
    ).toEqual([expect.objectContaining({ part: '', choice: 'no' })])
    expect(rowsOf([question('recommendation')], { recommendation: '0' })).toMatchObject([{ number: 0 }])
    expect(read(question('recommendation'), {}).answers).toEqual({})
    expect(faultOf(question('text', { required: true }), {})).toBe('needed')
    expect(rowsOf([question('number')], { number: '-3,5' })).toMatchObject([{ number: -3.5 }])
    expect(faultOf(question('number'), { number: '1e400' })).toBe('not_a_number')
  })

  test('whatever is posted, reading neither fails nor lets in what is no answer', () => {
    const field = fc.oneof(
      fc.string(),
      fc.constantFrom('0', '5', '7', '11', 'food', 'other:', 'yes', '100', '2026-02-30'),
    )
    const all = questionKinds.map((kind) => question(kind, { options, rows: options, other: true }))
    const names = all.flatMap(({ id }) => [id, ...options.flatMap((row) => [`${id}.${row.id}`, `${id}.${row.id}.e`])])
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.array(field, { maxLength: 3 })), (posted) => {
        const { answers, faults } = readAnswers(all, (name) =>
          Object.hasOwn(posted, name) ? (posted[name] as string[]) : [],
        )
        const good = Object.fromEntries(Object.entries(answers).filter(([id]) => !(id in faults)))
        for (const row of rowsOf(all, good)) {
          expect([row.number, row.choice, row.text].filter((value) => value !== null)).toHaveLength(1)
          if (row.number !== null) expect(Number.isFinite(row.number)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('how a survey flows', () => {
  const content: SurveyContent = {
    questions: [
      question('satisfaction'),
      question('text', { id: 'why', showIf: { all: true, conditions: [{ question: 'satisfaction', atMost: 2 }] } }),
      question('consent', { showIf: { all: true, conditions: [{ question: 'why' }] } }),
      question('recommendation'),
    ],
  }

  test('a question that hangs on an answer comes on a page after it, and a page with nothing to ask is passed over', () => {
    const pages = pagesOf(content)
    expect(pages.map((page) => page.map(({ id }) => id))).toEqual([
      ['satisfaction'],
      ['why'],
      ['consent', 'recommendation'],
    ])
    expect(nextPage(pages, { satisfaction: '5' }, 0)).toBe(2)
    expect(nextPage(pages, { satisfaction: '2' }, 0)).toBe(1)
    expect(nextPage(pages, {}, 2)).toBeUndefined()
  })

  test('what is no longer shown is not kept, nor what hangs on it', () => {
    const answers = { satisfaction: '5', why: 'Too slow', consent: { say: 'yes' }, recommendation: '9' }
    expect(keepShown(content, answers)).toEqual({ satisfaction: '5', recommendation: '9' })
    expect(keepShown(content, { ...answers, satisfaction: '1' })).toEqual({ ...answers, satisfaction: '1' })
  })

  test('any of several conditions is enough where all are not asked for', () => {
    const either = question('text', {
      showIf: {
        all: false,
        conditions: [
          { question: 'a', is: ['x'] },
          { question: 'b', atLeast: 9 },
        ],
      },
    })
    expect(isShown(either, { b: '9' })).toBe(true)
    expect(isShown(either, { a: ['y', 'x'] })).toBe(true)
    expect(isShown(either, { a: 'y', b: '8' })).toBe(false)
    // 0 is an answer, so "answered at all" holds.
    expect(isShown(question('text', { showIf: { all: true, conditions: [{ question: 'b' }] } }), { b: '0' })).toBe(true)
  })

  test('an order is the same for the same person, loses nothing, and each first place is as likely', () => {
    const items = ['a', 'b', 'c', 'd']
    expect(shuffled(items, 'one')).toEqual(shuffled(items, 'one'))
    const first: Record<string, number> = { a: 0, b: 0, c: 0, d: 0 }
    for (let seed = 0; seed < 4000; seed += 1) {
      const order = shuffled(items, `person-${seed}`)
      expect([...order].sort()).toEqual(items)
      first[order[0] as string] = (first[order[0] as string] as number) + 1
    }
    // Chi-square with 3 degrees of freedom stays under 16.27 in 999 of 1,000 fair draws; the seeds are fixed.
    const chi = Object.values(first).reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(chi).toBeLessThan(16.27)
  })
})

describe('what keeps a survey from being published', () => {
  const rules = (content: SurveyContent, languages = ['en']) => findFaults(content, languages).map(({ rule }) => rule)

  test('circles, later and unknown questions in a condition or a text', () => {
    const on = (other: string) => ({ showIf: { all: true, conditions: [{ question: other }] } })
    expect(
      rules({ questions: [question('text', { id: 'a', ...on('b') }), question('text', { id: 'b', ...on('a') })] }),
    ).toEqual(['needs_later'])
    expect(rules({ questions: [question('text', { id: 'a', ...on('a') })] })).toEqual(['needs_later'])
    expect(rules({ questions: [question('text', { ask: { en: 'Why {{answer.gone}}?' } })] })).toEqual(['needs_unknown'])
    expect(rules({ questions: [] })).toEqual(['no_questions'])
  })

  test('conditions that no answer meets, choices without choice, quotas without option', () => {
    const never = { showIf: { all: true, conditions: [{ question: 'satisfaction', atLeast: 6 }] } }
    expect(rules({ questions: [question('satisfaction'), question('text', never)] })).toEqual(['condition_never'])
    expect(rules({ questions: [question('single', { options: options.slice(0, 1) })] })).toEqual(['options_needed'])
    expect(rules({ questions: [question('matrix', { options })] })).toEqual(['rows_needed'])
    expect(rules({ questions: [question('number', { least: 5, most: 1 })] })).toEqual(['range_empty'])
    expect(
      rules({
        questions: [question('single', { options })],
        quotas: [{ question: 'single', option: 'pool', most: 5 }],
      }),
    ).toEqual(['quota_unknown'])
    expect(rules({ questions: [question('text'), question('text')] })).toEqual(['id_twice'])
  })

  test('a text that one of the languages lacks, wherever it stands', () => {
    const half = question('single', { options: [...options, { id: 'pool', words: { en: 'Pool', tr: 'Havuz' } }] })
    expect(rules({ questions: [half] }, ['en', 'tr'])).toEqual(['words_missing'])
    expect(missingIn(half, ['en', 'tr'])).toEqual(['tr'])
    expect(missingIn(half, ['en'])).toEqual([])
  })
})
