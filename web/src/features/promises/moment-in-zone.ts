/** How far the wall clock of a zone is ahead of UTC at a moment, in milliseconds. */
const offsetAt = (ms: number, zone: string) => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall - Math.floor(ms / 1000) * 1000
}

/**
 * The moment at which clocks in a zone show a day and a time, as ISO text. A time that is skipped in spring is read as the hour
 * after it; of one that comes twice in autumn the first is meant.
 */
export const momentInZone = (day: string, time: string, zone: string): string => {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const dayMs = 86_400_000
  const [before, after] = [offsetAt(wall - dayMs, zone), offsetAt(wall + dayMs, zone)]
  const fits = [before, after].find((offset) => offsetAt(wall - offset, zone) === offset)
  return new Date(wall - (fits ?? before)).toISOString()
}

/** The day that it is in a zone, such as "2026-11-25". */
export const dayInZone = (at: Date | string, zone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(at),
  )

/** Whether clocks in a zone show another time than those here, at this moment. */
export const isOtherZone = (
  zone: string,
  here = Intl.DateTimeFormat().resolvedOptions().timeZone,
  at: Date = new Date(),
): boolean => offsetAt(at.getTime(), zone) !== offsetAt(at.getTime(), here)
