import type { z } from 'zod'
import { UnreadableItem } from '../intake/intake-problems.ts'

/** @throws UnreadableItem when it has another shape. */
export function readAs<Shape extends z.ZodType>(shape: Shape, content: unknown): z.output<Shape> {
  const read = shape.safeParse(content)
  if (!read.success) throw new UnreadableItem('hook.unreadable')
  return read.data
}
