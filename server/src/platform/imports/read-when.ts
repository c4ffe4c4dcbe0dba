const firstUnwritable = Date.UTC(10_000, 0)

/** A moment as files write it: ISO with or without zone, a day, or a day with dots; without zone it is a time of the branch. */
export function readWhen(written: string, zone: string): Date | undefined {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)$/.exec(written)
  const iso = dotted
    ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}${dotted[4]}`
    : written
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    iso.trim(),
  )
  if (!match) return undefined
  const [, day, time = '12:00', offset] = match
  try {
    const local = Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' })
    const ms = offset
      ? Temporal.Instant.from(`${local}${offset.toUpperCase()}`).epochMilliseconds
      : local.toZonedDateTime(zone).epochMilliseconds
    // A year of five digits is a moment to no reader of ours; the zone may make one.
    return local.year >= 1900 && ms < firstUnwritable ? new Date(ms) : undefined
  } catch {
    return undefined
  }
}
