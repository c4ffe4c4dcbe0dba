/** "30:00" is shown as "06:00" of the next day. */
export const wallTime = (time: string): string => {
  const [hours, minutes] = time.split(':')
  return Number(hours) > 24 ? `${String(Number(hours) - 24).padStart(2, '0')}:${minutes}` : time
}

/** An end that is not after its beginning is of the next day: "22:00" until "06:00" is "30:00". */
export const endFor = (from: string, to: string): string => {
  if (to > from) return to
  const [hours, minutes] = to.split(':')
  return `${String(Number(hours) + 24).padStart(2, '0')}:${minutes}`
}
