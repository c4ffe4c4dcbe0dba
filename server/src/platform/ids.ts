import { v7 } from 'uuid'

/** UUIDv7: sorts by the moment it was made. */
export const newId = (): string => v7()

let sequence = 0

/** An id as it would have been made at that moment; those of one millisecond sort as they are made. */
export const newIdAt = (ms: number): string => {
  sequence = (sequence + 1) >>> 0
  return v7({ msecs: ms, seq: sequence })
}
