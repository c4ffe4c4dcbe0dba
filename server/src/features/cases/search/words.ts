import { foldLetters } from '@heed/methods/text/fold-letters.ts'

export { foldLetters } from '@heed/methods/text/fold-letters.ts'

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
const han = /\p{Script=Han}/u
const maxWordLength = 40
const maxWords = 1500

/** Folded words of a text, each once; a run of Chinese is cut into its characters and pairs of neighbours. */
export function cutWords(text: string): Set<string> {
  const words = new Set<string>()
  for (const { segment, isWordLike } of segmenter.segment(foldLetters(text.slice(0, 100_000)))) {
    if (!isWordLike) continue
    if (!han.test(segment)) words.add(segment.slice(0, maxWordLength))
    if (words.size >= maxWords) return words
  }
  for (const run of text.slice(0, 100_000).match(/\p{Script=Han}+/gu) ?? []) {
    const characters = [...run]
    for (const [index, character] of characters.entries()) {
      words.add(character)
      const next = characters[index + 1]
      if (next) words.add(character + next)
      if (words.size >= maxWords * 2) return words
    }
  }
  return words
}

/** What a search asks for: whole words, and the begun word at its end (none after a closing space or for Chinese). */
export function cutQuery(query: string): { whole: string[]; begun: string | undefined } {
  const runs = query.match(/\p{Script=Han}+/gu) ?? []
  const pairs = runs.flatMap((run) => {
    const characters = [...run]
    return characters.length === 1
      ? characters
      : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  })
  const words = [...cutWords(query.replace(/\p{Script=Han}+/gu, ' '))]
  const begun = /[\p{L}\p{N}]$/u.test(query) && !/\p{Script=Han}$/u.test(query) ? words.at(-1) : undefined
  return { whole: [...new Set([...pairs, ...(begun === undefined ? words : words.slice(0, -1))])].slice(0, 12), begun }
}
