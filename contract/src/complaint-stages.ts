import { z } from 'zod'

/** The method, in its order. `satisfied` is the customer's word; `prevented` the answer to the two questions about the cause. */
export const complaintStages = [
  'received',
  'listened',
  'apologised',
  'planned',
  'solved',
  'satisfied',
  'prevented',
] as const
export const ComplaintStage = z.enum(complaintStages)
export type ComplaintStage = z.infer<typeof ComplaintStage>
