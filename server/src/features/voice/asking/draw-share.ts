import { createHash } from 'node:crypto'

/** Where something stands in the drawing of a seed, evenly spread over 0 to 100 and always the same. */
const placeOf = (seed: string, id: string): number =>
  (createHash('sha256').update(`${seed} ${id}`).digest().readUInt32BE(0) / 2 ** 32) * 100

/** Whether `id` is among the drawn `percent` of 100. A larger share holds every smaller one of the same seed. */
export const isDrawn = (seed: string, id: string, percent: number): boolean => placeOf(seed, id) < percent
