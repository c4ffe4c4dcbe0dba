import { createHash } from 'node:crypto'
import type { Part } from './adapter.ts'

/** What has no shape that is known is kept as it came, to be looked at. */
export const unreadableCall = (content: unknown, problem: NonNullable<Part['problem']> = 'hook.unreadable'): Part => ({
  key: `${problem}:${createHash('sha256')
    .update(typeof content === 'string' ? content : (JSON.stringify(content) ?? ''))
    .digest('base64url')}`,
  sender: null,
  content,
  problem,
})
