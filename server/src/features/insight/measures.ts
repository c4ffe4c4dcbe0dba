/** What facts measure. */
export const measures = ['first_answer', 'solution', 'solved', 'csat', 'nps', 'emotional', 'parts', 'return'] as const
export type Measure = (typeof measures)[number]
