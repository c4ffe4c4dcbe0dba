/** What facts measure. */
export const measures = [
  'first_answer',
  'solution',
  'solved',
  'csat',
  'nps',
  'emotional',
  'parts',
  'return',
  'served',
] as const
export type Measure = (typeof measures)[number]
