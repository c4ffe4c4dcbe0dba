import { cutTokens, isHan, pause, type Tongue } from './cut-tokens.ts'
import { formsOf, stemsOf } from './word-forms.ts'

/** Phrases of one language, ready to be found: under the first word of each, or under its first two Chinese characters. */
export type PhraseIndex<Label> = {
  language: Tongue
  byWord: Map<string, { rest: string[][]; label: Label }[]>
  byCharacters: Map<string, { phrase: string; label: Label }[]>
}

const shortestLetters = 3
const shortestCharacters = 2

/** Whether a phrase says enough to be looked for: three letters, or two Chinese characters, and one token at least. */
export function isPhrase(phrase: string): boolean {
  const tokens = cutTokens(phrase).filter((token) => token !== pause)
  const letters = [...tokens.join('')].length
  return letters >= (tokens.some(isHan) ? shortestCharacters : shortestLetters)
}

/** Phrases that say too little are left out. The same phrase may stand under several labels; all of them are found. */
export function indexPhrases<Label>(
  phrases: Iterable<readonly [phrase: string, label: Label]>,
  language: Tongue,
): PhraseIndex<Label> {
  const index: PhraseIndex<Label> = { language, byWord: new Map(), byCharacters: new Map() }
  for (const [phrase, label] of phrases) {
    if (!isPhrase(phrase)) continue
    const tokens = cutTokens(phrase).filter((token) => token !== pause)
    if (tokens.some(isHan)) {
      const whole = tokens.join('')
      put(index.byCharacters, firstTwo(whole), { phrase: whole, label })
      continue
    }
    const [first = '', ...rest] = tokens
    for (const stem of stemsOf(first, language))
      put(index.byWord, stem, { rest: rest.map((word) => stemsOf(word, language)), label })
  }
  return index
}

const firstTwo = (text: string) => text.slice(0, 2)

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** Labels of the phrases that begin with the token at this place; a word of a phrase is found in all its forms. */
export function phrasesAt<Label>(index: PhraseIndex<Label>, tokens: readonly string[], place: number): Label[] {
  const token = tokens[place] ?? pause
  if (token === pause || isHan(token)) return []
  const found: Label[] = []
  for (const form of formsOf(token, index.language))
    for (const { rest, label } of index.byWord.get(form) ?? [])
      if (rest.every((stems, ahead) => isFormOf(tokens[place + 1 + ahead], stems, index.language))) found.push(label)
  return found
}

function isFormOf(token: string | undefined, stems: readonly string[], language: Tongue): boolean {
  if (!token || isHan(token)) return false
  const forms = formsOf(token, language)
  return stems.some((stem) => forms.includes(stem))
}

/** Labels of the phrases that begin at this character of a Chinese run. */
export function charactersAt<Label>(index: PhraseIndex<Label>, run: string, place: number): Label[] {
  const entries = index.byCharacters.get(run.slice(place, place + 2))
  return entries ? entries.filter(({ phrase }) => run.startsWith(phrase, place)).map(({ label }) => label) : []
}

/** Every label that has a phrase in the text. */
export function findPhrases<Label>(index: PhraseIndex<Label>, text: string): Set<Label> {
  const found = new Set<Label>()
  const tokens = cutTokens(text)
  for (const place of tokens.keys()) {
    if (index.byCharacters.size > 0 && !isInsideRun(tokens, place)) {
      const run = runFrom(tokens, place)
      for (let at = 0; at < run.length - 1; at += 1) for (const label of charactersAt(index, run, at)) found.add(label)
    }
    for (const label of phrasesAt(index, tokens, place)) found.add(label)
  }
  return found
}

/** Chinese is written without spaces, and with Latin words in between: "wifi很慢" is one run. */
const runFrom = (tokens: readonly string[], place: number): string => {
  const end = tokens.indexOf(pause, place)
  return tokens.slice(place, end === -1 ? undefined : end).join('')
}
const isInsideRun = (tokens: readonly string[], place: number) => place > 0 && tokens[place - 1] !== pause
