const key = 'heed.folded-guides'

const read = (): string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

export const isFolded = (guide: string) => read().includes(guide)

export const keepFolded = (guide: string, folded: boolean) => {
  try {
    const others = read().filter((known) => known !== guide)
    localStorage.setItem(key, JSON.stringify(folded ? [...others, guide] : others))
  } catch {
    // Without storage the guide is open again on the next page.
  }
}
