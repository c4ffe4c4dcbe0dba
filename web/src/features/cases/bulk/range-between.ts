/** The ids from one row to another, whichever stands first; only the second where the first is no longer in the list. */
export const rangeBetween = (items: { id: string }[], from: string | undefined, to: string): string[] => {
  const [start, end] = [from, to].map((id) => items.findIndex((item) => item.id === id)) as [number, number]
  if (start < 0 || end < 0) return [to]
  return items.slice(Math.min(start, end), Math.max(start, end) + 1).map(({ id }) => id)
}
