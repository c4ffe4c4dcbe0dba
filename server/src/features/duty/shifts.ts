import type { Tx } from '../../platform/scope.ts'

const minutesPerDay = 1440

export type Shift = { from: Date; until: Date; people: { id: string; name: string }[] }

/**
 * The shifts of a branch on the day of `at`, and one of last night that still runs then; who has the same hours is in one.
 * Hours are those of the wall clock, also where it is moved that day.
 */
export async function listShifts(tx: Tx, branch: { id: string; zone: string }, at: Date): Promise<Shift[]> {
  const today = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(branch.zone).toPlainDate()
  const spans = await tx.db
    .selectFrom('duty_span as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .select(['s.weekday', 's.from_minute', 's.to_minute', 'm.id', 'm.name'])
    .where('s.branch_id', '=', branch.id)
    .where('m.active', '=', true)
    .orderBy('m.name')
    .orderBy('m.id')
    .execute()
  const momentOf = (day: Temporal.PlainDate, minutes: number) => {
    const date = day.add({ days: Math.floor(minutes / minutesPerDay) })
    const time = new Temporal.PlainTime(Math.floor((minutes % minutesPerDay) / 60), minutes % 60)
    return new Date(date.toZonedDateTime({ timeZone: branch.zone, plainTime: time }).epochMilliseconds)
  }
  const shifts = new Map<string, Shift>()
  for (const day of [today.subtract({ days: 1 }), today])
    for (const { weekday, from_minute, to_minute, id, name } of spans) {
      if (weekday !== day.dayOfWeek) continue
      const from = momentOf(day, from_minute)
      const until = momentOf(day, to_minute)
      if (!day.equals(today) && until <= at) continue
      const key = `${from.getTime()}:${until.getTime()}`
      const shift = shifts.get(key) ?? { from, until, people: [] }
      shifts.set(key, shift)
      if (!shift.people.some((person) => person.id === id)) shift.people.push({ id, name })
    }
  return [...shifts.values()].sort(
    (a, b) => a.from.getTime() - b.from.getTime() || a.until.getTime() - b.until.getTime(),
  )
}
