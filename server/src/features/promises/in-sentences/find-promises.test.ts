import type { Language } from '@heed/contract/primitives.ts'
import type { Calendar } from '@heed/methods/calendar.ts'
import { describe, expect, test } from 'vitest'
import { findPromises } from './find-promises.ts'
import vectors from './vectors.json' with { type: 'json' }

const shop: Calendar = {
  zone: 'Europe/Istanbul',
  weekly: Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((day) => [day, [['09:00', '18:00']]])),
}
const at = (wall: string, zone = shop.zone) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds
/** A Thursday. */
const now = at('2026-11-26T14:00')
const wallOf = (ms: number, zone = shop.zone) =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
const find = (text: string, language: Language, calendar = shop, nowMs = now) =>
  findPromises(text, language, calendar, nowMs).map(({ dueMs }) => wallOf(dueMs, calendar.zone))

describe.each(Object.entries(vectors))('%s', (language, { offered, not_offered }) => {
  test.each(offered)('“$text” is offered for $due', ({ text, due }) =>
    expect(find(text, language as Language)).toEqual([due]),
  )
  test.each(not_offered)('“%s” is not offered', (text) => expect(find(text, language as Language)).toEqual([]))
  test('there are enough of both', () => {
    expect(offered.length).toBeGreaterThanOrEqual(25)
    expect(not_offered.length).toBeGreaterThanOrEqual(14)
  })
})

test('a day is that of the branch, and a wall clock that is moved meanwhile shows the promised hour', () => {
  const bakery: Calendar = { zone: 'America/New_York', weekly: { 6: [['09:00', '18:00']], 7: [['09:00', '18:00']] } }
  const evening = at('2026-10-31T20:30', bakery.zone)
  expect(find("I'll call you tomorrow at 10:00.", 'en', bakery, evening)).toEqual(['2026-11-01T10:00'])
})

test('minutes before closing, “today” and “in an hour” land on the next working morning', () => {
  const closing = at('2026-11-28T17:50')
  for (const text of ["I'll call you today.", "I'll call you in an hour."])
    expect(find(text, 'en', shop, closing)).toEqual(['2026-11-30T10:00'])
})

test('each sentence is one promise, its words are those that were written, and no text takes long', () => {
  const found = findPromises('Hello Ayşe. I’ll call you tomorrow at 10:00. We will send it on Monday!', 'en', shop, now)
  expect(found.map(({ words }) => words)).toEqual(['I’ll call you tomorrow at 10:00.', 'We will send it on Monday!'])
  const began = performance.now()
  findPromises('I will call you tomorrow and '.repeat(3000), 'en', shop, now)
  findPromises(`${'我'.repeat(20_000)}明天`, 'zh', shop, now)
  findPromises(`${'a'.repeat(50_000)}acağım yarın.\n`.repeat(2), 'tr', shop, now)
  expect(performance.now() - began).toBeLessThan(1000)
})
