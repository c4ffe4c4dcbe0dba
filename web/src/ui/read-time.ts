/** Reads "9", "930", "9.30" or "09:30" as a time of day; `undefined` when it is none. */
export const readTime = (words: string): string | undefined => {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(words) ?? []
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined
  return `${String(Number(hours) % 24).padStart(2, '0')}:${minutes}`
}
