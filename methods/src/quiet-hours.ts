/** Times of the day (HH:MM) between which nobody is disturbed; from later than to spans midnight, the same twice is never. */
export type QuietHours = { from: string; to: string }

/**
 * The moment itself, or the end of the quiet hours that it lies in, on the clock of `zone` (IANA). A time that a change of
 * clocks skips is the moment after it.
 */
export function afterQuietHours(atMs: number, zone: string, { from, to }: QuietHours): number {
  if (from === to) return atMs
  const local = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const isQuiet = from < to ? time >= from && time < to : time >= from || time < to
  if (!isQuiet) return atMs
  const day = from > to && time >= from ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: to }).epochMilliseconds
}
