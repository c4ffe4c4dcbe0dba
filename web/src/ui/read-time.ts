/** Reads "9", "930", "9.30" or "09:30" as a time of day, and 24:00 as its end; `undefined` when it is none. */
export const readTime = (words: string): string | undefined => {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(words) ?? []
  if (hours === undefined || Number(minutes) > 59) return undefined
  if (Number(hours) > 24 || (Number(hours) === 24 && minutes !== '00')) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}
