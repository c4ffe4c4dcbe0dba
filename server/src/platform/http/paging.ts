import { problem } from '../problem.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const cursorInvalid = problem(400, 'cursor.invalid', 'The cursor is not one that a list gave out')

/** A cursor is the sort key of the last row seen, opaque to the caller. */
export const writeCursor = (key: (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** @throws cursor.invalid unless it holds `length` strings, numbers or nulls. */
export function readCursor(cursor: string | undefined, length: number): (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => part === null || ['string', 'number'].includes(typeof part))
    )
      return key
  } catch {
    // Answered below: whatever is wrong with it, it was not ours.
  }
  throw cursorInvalid()
}

/** For lists in order of a UUID id. */
export function readIdCursor(cursor: string | undefined): string | undefined {
  const key = readCursor(cursor, 1)
  if (key === undefined) return undefined
  if (typeof key[0] !== 'string' || !uuid.test(key[0])) throw cursorInvalid()
  return key[0]
}

/** Years beyond 9999 have a sign before them, which no database reads. */
const isMoment = (at: string): boolean => /^\d{4}-/.test(at) && !Number.isNaN(Date.parse(at))

/** For lists in order of a moment, or a day, and then a UUID id. */
export function readTimeCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  const [at, id] = readCursor(cursor, 2) ?? []
  if (cursor === undefined) return undefined
  if (typeof at !== 'string' || typeof id !== 'string' || !isMoment(at) || !uuid.test(id)) throw cursorInvalid()
  return { at, id }
}

/** Cuts a list fetched with one row more than asked into a page and the cursor of the next. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number | null)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor(keyOf(last)) : null }
}
