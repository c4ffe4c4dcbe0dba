/** The one place that reads the time, so that tests can hold it still. */
let fixed: number | undefined

export const now = (): Date => new Date(fixed ?? Date.now())

/** Tests only: the time stands still at `instant` until called without it. */
export function holdTime(instant?: Date | string): void {
  fixed = instant === undefined ? undefined : new Date(instant).getTime()
}
