import type { Message } from '@heed/contract/case-messages.ts'
import type { getTimeline } from '@heed/contract/cases.ts'
import type { z } from 'zod'

type Entry = z.infer<typeof getTimeline.response>['items'][number]
export type Said = Pick<Message, 'id' | 'at' | 'text' | 'language'>

/** Everything the customer wrote in a case, oldest first; a message without words, such as a picture alone, says nothing here. */
export const saidIn = (entries: Entry[]): Said[] =>
  entries.filter(
    (entry): entry is Message => entry.entry === 'message' && entry.kind === 'customer' && entry.text.trim() !== '',
  )
