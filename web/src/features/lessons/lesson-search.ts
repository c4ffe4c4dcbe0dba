/** What the page shows stands in its address. */
export type LessonSearch = { show?: 'draft' | 'withdrawn'; search?: string; cause?: string; lesson?: string }

const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)

export const readLessonSearch = (search: Record<string, unknown>): LessonSearch => ({
  show: search.show === 'draft' || search.show === 'withdrawn' ? search.show : undefined,
  search: typeof search.search === 'string' && search.search ? search.search : undefined,
  cause: id(search.cause),
  lesson: id(search.lesson),
})
