/** On which side of its bounds a typed number lies; an empty field lies on none. */
export const outOfRange = (value: unknown, min?: unknown, max?: unknown): 'low' | 'high' | undefined => {
  if (value === undefined || value === null || value === '') return undefined
  const typed = Number(value)
  if (Number.isNaN(typed)) return undefined
  if (min !== undefined && typed < Number(min)) return 'low'
  if (max !== undefined && typed > Number(max)) return 'high'
  return undefined
}
