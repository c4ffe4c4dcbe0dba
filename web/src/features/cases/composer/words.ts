/** The words that are being written, for whoever reads along: the editor is drawn anew by none of it. */
export const keepWords = () => {
  let words = ''
  const readers = new Set<() => void>()
  return {
    get: () => words,
    set: (next: string) => {
      words = next
      for (const tell of readers) tell()
    },
    listen: (tell: () => void) => {
      readers.add(tell)
      return () => readers.delete(tell)
    },
  }
}

export type Words = ReturnType<typeof keepWords>
