import { type FeedbackKind, feedbackKinds } from '@heed/contract/feedback.ts'

/** Of whom and in which case they were heard, where that is known; it stands in the address. */
export type RemarkSearch = { customer?: string; case?: string; kind?: FeedbackKind }

const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)

export const readRemarkSearch = (search: Record<string, unknown>): RemarkSearch => ({
  customer: id(search.customer),
  case: id(search.case),
  kind: feedbackKinds.find((kind) => kind === search.kind),
})
