/** The one place that reads the time, so that tests can hold it still. */
let fixed: number | undefined

export const now = (): Date => new Date(fixed ?? Date.now())

/** The calendar day of an instant in a zone, `2026-11-22`. */
export const dayIn = (zone: string, at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

/** Tests only: the time stands still at `instant` until called without it. */
export function holdTime(instant?: Date | string): void {
  fixed = instant === undefined ? undefined : new Date(instant).getTime()
}
