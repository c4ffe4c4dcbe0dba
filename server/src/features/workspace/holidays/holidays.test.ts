import { createCase, getCase } from '@heed/contract/cases.ts'
import { type HolidayPreview, readHolidayFile, suggestHolidays } from '@heed/contract/holidays.ts'
import { type OpeningHours, updateBranch } from '@heed/contract/workspace.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string

const weekly: OpeningHours['weekly'] = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00']]]),
)
beforeAll(async () => {
  t = await openTestHouse()
})
beforeEach(async () => {
  business = await buildBusiness(t.house, { hours: { weekly, overrides: [] } })
  key = await keyOf(t.house, business.owner)
  holdTime('2026-11-27T10:00:00Z')
})
afterEach(() => holdTime())
afterAll(() => t.close())

const file = (entries: string[], end = '\r\n') =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...entries.flatMap((entry) => ['BEGIN:VEVENT', ...entry.split('\n'), 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join(end)
const send = (text: string, more: Record<string, unknown> = {}, id = business.branchId) =>
  call(t.app, key, readHolidayFile, { params: { id }, body: { text, ...more } })
const read = async (entries: string[], more: Record<string, unknown> = {}) => {
  const { status, body } = await send(file(entries), more)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const daysOf = ({ days }: HolidayPreview) => days.map(({ date, note }) => `${date} ${note}`)
const reasonsOf = ({ leftOut }: HolidayPreview) => leftOut.map(({ reason }) => reason)
const saveHours = (hours: unknown, more: Record<string, unknown> = {}) =>
  call(t.app, key, updateBranch, { params: { id: business.branchId }, body: { hours, ...more } })

test('whole days come with their names, an end does not belong to them, and several days are all there', async () => {
  const found = await read([
    'SUMMARY:Yılbaşı\nDTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20270102',
    'SUMMARY:Ramazan Bayramı\nDTSTART;VALUE=DATE:20270309\nDTEND;VALUE=DATE:20270312',
    'SUMMARY:No end\nDTSTART;VALUE=DATE:20270401',
    'SUMMARY:By length\nDTSTART;VALUE=DATE:20270501\nDURATION:P2D',
  ])
  expect(daysOf(found)).toEqual([
    '2027-01-01 Yılbaşı',
    '2027-03-09 Ramazan Bayramı',
    '2027-03-10 Ramazan Bayramı',
    '2027-03-11 Ramazan Bayramı',
    '2027-04-01 No end',
    '2027-05-01 By length',
    '2027-05-02 By length',
  ])
  expect(found.days[0]).toMatchObject({ spans: [], kind: 'closed', change: 'new', before: null })
  expect(found.leftOutCount).toBe(0)
})

test('folded lines, any ends of lines, a mark at the beginning, escapes and quoted parameters are understood', async () => {
  const entry =
    'SUMMARY;LANGUAGE="x:y;z":Cumhuri\n yet Bayramı\\, 29 \n Ekim\nDTSTART;VALUE=DATE:20271029\nBEGIN:VALARM\nTRIGGER:-PT1H\nDTSTART:20200101\nEND:VALARM'
  for (const end of ['\r\n', '\n', '\r']) {
    const { body } = await send(`\ufeff${file([entry], end)}`)
    expect(daysOf(body)).toEqual(['2027-10-29 Cumhuriyet Bayramı, 29 Ekim'])
  }
})

test('a yearly day comes for five years, also as the fourth Thursday, and what is excepted does not', async () => {
  const found = await read([
    'SUMMARY:New Year\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20280101,20290101',
    'SUMMARY:Thanksgiving\nDTSTART;VALUE=DATE:20251127\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20281231',
    'SUMMARY:Twice\nDTSTART;VALUE=DATE:20261201\nRRULE:FREQ=YEARLY;COUNT=2',
    'SUMMARY:Leap\nDTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY',
  ])
  expect(daysOf(found)).toEqual([
    '2026-12-01 Twice',
    '2027-01-01 New Year',
    '2027-11-25 Thanksgiving',
    '2027-12-01 Twice',
    '2028-02-29 Leap',
    '2028-11-23 Thanksgiving',
    '2030-01-01 New Year',
    '2031-01-01 New Year',
  ])
})

test('an entry with hours closes its day on the wall clock of the branch, or is left out where that is wanted', async () => {
  const entries = [
    'SUMMARY:Late in London\nDTSTART:20270110T220000Z\nDTEND:20270110T230000Z',
    'SUMMARY:By zone\nDTSTART;TZID=America/New_York:20270115T200000\nDTEND;TZID=America/New_York:20270115T210000',
    'SUMMARY:A zone nobody knows\nDTSTART;TZID=Bizim Saat:20270120T090000\nDTEND;TZID=Bizim Saat:20270121T000000',
  ]
  expect(daysOf(await read(entries))).toEqual([
    '2027-01-11 Late in London',
    '2027-01-16 By zone',
    '2027-01-20 A zone nobody knows',
  ])
  const left = await read(entries, { timed: 'leave_out' })
  expect([left.days, reasonsOf(left)]).toEqual([[], ['timed', 'timed', 'timed']])
})

test('what is cancelled, over, without a date or too long is left out with its reason', async () => {
  const found = await read([
    'SUMMARY:Off\nDTSTART;VALUE=DATE:20270101\nSTATUS:CANCELLED',
    'SUMMARY:Over\nDTSTART;VALUE=DATE:20200101',
    'SUMMARY:When?',
    'SUMMARY:Never\nDTSTART;VALUE=DATE:20270231',
    'SUMMARY:Backwards\nDTSTART;VALUE=DATE:20270210\nDTEND;VALUE=DATE:20270201',
    'SUMMARY:A year off\nDTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20280101',
    'SUMMARY:Each day\nDTSTART;VALUE=DATE:20270101\nRRULE:FREQ=DAILY',
    'SUMMARY:Odd\nDTSTART;VALUE=DATE:20270101\nRRULE:FREQ=YEARLY;BYSETPOS=3',
  ])
  expect(found.days).toEqual([])
  expect(reasonsOf(found)).toEqual([
    'cancelled',
    'past',
    'no_date',
    'bad_date',
    'bad_date',
    'too_long',
    'repeats_too_often',
    'repeats_unread',
  ])
})

test('a weekend day worked on for a holiday gets the usual hours and says what it is', async () => {
  const found = await read([
    'SUMMARY:国庆节（班）\nDTSTART;VALUE=DATE:20270926',
    'SUMMARY:国庆节（休）\nDTSTART;VALUE=DATE:20271001',
  ])
  expect(found.days).toMatchObject([
    { date: '2027-09-26', kind: 'make_up', spans: [['09:00', '18:00']] },
    { date: '2027-10-01', kind: 'closed', spans: [] },
  ])
})

test('days that stand there already are told apart from those that would be replaced', async () => {
  await saveHours({
    weekly,
    overrides: [
      { date: '2027-01-01', spans: [], note: 'Yılbaşı' },
      { date: '2027-04-23', spans: [['10:00', '14:00']], note: 'Half' },
    ],
  })
  const found = await read([
    'SUMMARY:Yılbaşı\nDTSTART;VALUE=DATE:20270101',
    'SUMMARY:23 Nisan\nDTSTART;VALUE=DATE:20270423',
    'SUMMARY:Çocuk Bayramı\nDTSTART;VALUE=DATE:20270423',
  ])
  expect(found.days).toMatchObject([
    { change: 'same', before: null },
    { change: 'replaces', note: '23 Nisan / Çocuk Bayramı', before: { spans: [['10:00', '14:00']], note: 'Half' } },
  ])
})

test('hostile files are refused with a reason, and fast', async () => {
  const began = performance.now()
  const everySecond = await read(['SUMMARY:x\nDTSTART:20270101T000000Z\nRRULE:FREQ=SECONDLY'])
  expect(reasonsOf(everySecond)).toEqual(['repeats_too_often'])
  const sinceEver = await read(['SUMMARY:x\nDTSTART;VALUE=DATE:00010101\nRRULE:FREQ=YEARLY;COUNT=9999'])
  expect(sinceEver.days).toHaveLength(5)
  const many = `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\nEND:VEVENT\n'.repeat(40_000)}END:VCALENDAR`
  expect((await send(many)).problem).toBe('hours_file.too_many_entries')
  const endless = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x${'\n x'.repeat(300_000)}\nEND:VEVENT\nEND:VCALENDAR`
  expect((await send(endless)).problem).toBe('hours_file.line_too_long')
  expect((await send('\n'.repeat(1_000_000))).problem).toBe('hours_file.not_a_calendar')
  expect((await send('Sevgili müşterimiz')).problem).toBe('hours_file.not_a_calendar')
  expect((await send('x'.repeat(1_048_577))).status).toBe(400)
  const long = await read(
    Array.from({ length: 4000 }, (_, at) => `SUMMARY:${'ş'.repeat(100)}${at}\nDTSTART;VALUE=DATE:20270101`),
  )
  expect(long.days).toHaveLength(1)
  expect(long.days[0]?.note.length).toBeLessThanOrEqual(120)
  expect(performance.now() - began).toBeLessThan(8000)
})

test('a file is read only for a branch in sight and by whoever may change it', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const text = file(['SUMMARY:x\nDTSTART;VALUE=DATE:20270101'])
  const nigar = await keyOf(t.house, await buildMember(business.scope, 'manager', [elsewhere]))
  const there = { params: { id: business.branchId }, body: { text } }
  expect((await call(t.app, nigar, readHolidayFile, there)).status).toBe(404)
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead'))
  expect((await call(t.app, lead, readHolidayFile, there)).status).toBe(403)
})

const suggested = async (country: string, year = '2027') =>
  (await call(t.app, key, suggestHolidays, { params: { id: business.branchId }, query: { country, year } })).body

test('suggestions are in the language of the branch, and those that follow the moon ask to be checked', async () => {
  const turkey = await suggested('TR')
  expect(daysOf(turkey)).toEqual(
    expect.arrayContaining([
      '2027-01-01 Yılbaşı',
      '2027-04-23 Ulusal Egemenlik ve Çocuk Bayramı',
      '2027-03-09 Ramazan Bayramı',
    ]),
  )
  for (const { note, checkDate } of turkey.days) expect(checkDate, note).toBe(/Ramazan|Kurban/.test(note))
  expect((await suggested('XX')).days).toBeUndefined()
})

test('movable days of seven countries fall on their dates', async () => {
  const dates = async (country: string, year?: string) => (await suggested(country, year)).days.map(({ date }) => date)
  // Bank holidays of England and Wales, with the two days instead.
  expect(await dates('GB', '2027')).toEqual([
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-25',
    '2027-12-26',
    '2027-12-27',
    '2027-12-28',
  ])
  // Independence Day is a Saturday: the Friday before is off.
  expect(await dates('US', '2026')).toEqual(
    expect.arrayContaining([
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-07-03',
      '2026-07-04',
      '2026-09-07',
      '2026-11-26',
    ]),
  )
  expect(await dates('DE', '2026')).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-10-03',
    '2026-12-25',
    '2026-12-26',
  ])
  // Spring Festival on 17 February, Qingming on 5 April, Dragon Boat on 19 June, Mid-Autumn on 25 September.
  expect(await dates('CN', '2026')).toEqual(
    expect.arrayContaining(['2026-02-16', '2026-02-17', '2026-04-05', '2026-06-19', '2026-09-25']),
  )
  expect(await dates('AZ', '2026')).toEqual(
    expect.arrayContaining(['2026-01-20', '2026-03-20', '2026-03-24', '2026-11-08']),
  )
  expect(await dates('ID', '2026')).toEqual(expect.arrayContaining(['2026-04-03', '2026-05-14', '2026-08-17']))
})

const openCase = async () =>
  (
    await call(t.app, key, createCase, {
      body: {
        branchId: business.branchId,
        customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe' },
        subject: 'x',
        text: 'y',
      },
    })
  ).body.id
const clockOf = async (id: string) =>
  (await call(t.app, key, getCase, { params: { id } })).body.clocks.find(({ measure }) => measure === 'first_answer')

test('a branch that does not open any more still takes cases; their clocks run, are never due, and are due once it opens', async () => {
  expect((await saveHours({ weekly: {}, overrides: [] })).problem).toBe('hours.no_open_time')
  const past = { date: '2026-01-05', spans: [['09:00', '10:00']] }
  expect((await saveHours({ weekly: {}, overrides: [past] })).status).toBe(200)
  const id = await openCase()
  expect(await clockOf(id)).toMatchObject({ state: 'running', dueAt: null, warnAt: null })
  await saveHours({ weekly, overrides: [] })
  await t.settle()
  expect((await clockOf(id))?.dueAt).not.toBeNull()
  // And the other way round: a clock that was due is not any more.
  await saveHours({ weekly: {}, overrides: [past] })
  await t.settle()
  expect(await clockOf(id)).toMatchObject({ state: 'running', dueAt: null })
})

test('spans that overlap, end before they begin or are no times are refused; midnight and beyond are not', async () => {
  const monday = async (...spans: string[][]) => (await saveHours({ weekly: { 1: spans }, overrides: [] })).problem
  expect(await monday(['09:00', '13:00'], ['12:00', '18:00'])).toBe('hours.overlapping_hours')
  expect(await monday(['18:00', '09:00'])).toBe('hours.bad_hours')
  expect(await monday(['09:00', '09:00'])).toBe('hours.bad_hours')
  expect(await monday(['24:00', '26:00'])).toBe('hours.bad_hours')
  expect(await monday(['09:00', '49:00'])).toBe('hours.bad_hours')
  expect(await monday(['9', '18'])).toBe('request.invalid')
  expect(await monday(['00:00', '24:00'])).toBeUndefined()
  expect(await monday(['22:00', '30:00'])).toBeUndefined()
  expect((await saveHours({ weekly, overrides: [{ date: '2027-02-30', spans: [] }] })).status).toBe(400)
})

test('hours past midnight count on into the next day, and another zone recomputes the clocks', async () => {
  await saveHours({ weekly: { 5: [['22:00', '30:00']] }, overrides: [] })
  // A Friday, 13:00 in Istanbul.
  const id = await openCase()
  const due = Date.parse((await clockOf(id))?.dueAt ?? '')
  const opens = Date.parse('2026-11-27T19:00:00Z')
  expect(due).toBeGreaterThan(opens)
  expect(due).toBeLessThanOrEqual(opens + 8 * 3_600_000)
  await call(t.app, key, updateBranch, { params: { id: business.branchId }, body: { zone: 'Asia/Baku' } })
  await t.settle()
  const moved = await clockOf(id)
  expect(Date.parse(moved?.dueAt ?? '')).toBe(due - 3_600_000)
  expect(moved?.history).toMatchObject([{ reason: 'hours_changed', dueAt: new Date(due).toISOString() }])
})
