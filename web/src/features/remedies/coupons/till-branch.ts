const key = 'heed.till'

/** The branch that this device stands in: the only one, else the last that was chosen here. */
export const readTill = (branchIds: string[]): string | null => {
  if (branchIds.length === 1) return branchIds[0] ?? null
  try {
    const kept = localStorage.getItem(key)
    return branchIds.find((id) => id === kept) ?? null
  } catch {
    return null
  }
}

export const keepTill = (branchId: string) => {
  try {
    localStorage.setItem(key, branchId)
  } catch {
    // Without storage it is chosen each time.
  }
}
