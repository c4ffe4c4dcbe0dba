import type { AuditContent } from '@heed/contract/audits.ts'

export type Section = AuditContent['sections'][number]
export type Item = Section['items'][number]

/** Stays with a section or an item through every version. */
const newId = () => `own_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`

export const newListItem = (): Item => ({ id: newId(), words: {}, answer: 'yes_no' })
export const newListSection = (): Section => ({
  id: newId(),
  words: {},
  face: null,
  beside: null,
  items: [newListItem()],
})
