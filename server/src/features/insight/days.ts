const dayMs = 86_400_000

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs

/** @throws RangeError outside the years 0 to 9999: such days are written otherwise and would compare wrongly, in loops without end. */
function dayOf(number: number): string {
  const day = new Date(number * dayMs).toISOString()
  if (!/^\d{4}-/.test(day)) throw new RangeError('A day lies outside the years 0 to 9999')
  return day.slice(0, 10)
}

export const addDays = (day: string, days: number): string => dayOf(numberOf(day) + days)

/** Whole days from one to the other, both counted. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from) + 1

/** The Monday of a day's ISO week. The first of January 1970 was a Thursday. */
export const mondayOf = (day: string): string => {
  const number = numberOf(day)
  return dayOf(number - ((((number + 3) % 7) + 7) % 7))
}

/** Mondays of the ISO weeks that a period touches, oldest first. */
export function weeksOf(from: string, to: string): string[] {
  const weeks: string[] = []
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) weeks.push(week)
  return weeks
}
