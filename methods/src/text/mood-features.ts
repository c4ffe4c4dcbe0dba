import { cutTokens, isHan, pause, type Tongue } from './cut-tokens.ts'
import { charactersAt, type PhraseIndex, phrasesAt } from './find-phrases.ts'

export const moods = ['glad', 'neutral', 'unhappy'] as const
export type Mood = (typeof moods)[number]

const mostTokens = 2000
const reach = 3
/** So many letters of a word that is bent by endings stand for it. */
const stemLetters = 5

/** Words after which the next ones mean the opposite. Turkish and Azerbaijani say it after the word. */
const negators: Record<Tongue, Set<string>> = {
  en: new Set(
    'not no never without hardly nobody nothing none dont doesnt didnt isnt wasnt arent werent wont cant cannot couldnt wouldnt shouldnt havent hasnt'.split(
      ' ',
    ),
  ),
  id: new Set('tidak tak bukan belum kurang jangan tanpa ga gak nggak enggak'.split(' ')),
  tr: new Set(['degil', 'yok']),
  az: new Set(['deyil', 'yox']),
  zh: new Set('不没沒无無别未'),
}
const opposite: Record<Mood, Mood> = { glad: 'unhappy', neutral: 'neutral', unhappy: 'glad' }

/**
 * What a text is judged by: its words (where endings are hung on, also their first five letters), pairs of neighbours, for Chinese its
 * characters and pairs of them, and the words of the lexicon by the mood they stand for. "!" stands before what is negated.
 */
export function moodFeatures(text: string, lexicon: PhraseIndex<Mood>): string[] {
  const tokens = cutTokens(text).slice(0, mostTokens)
  const { language } = lexicon
  const isDenied = denied(tokens, language)
  const features: string[] = []
  for (const [place, token] of tokens.entries()) {
    if (token === pause) continue
    if (isHan(token)) {
      features.push(...featuresOfRun(token, lexicon))
      continue
    }
    const sign = isDenied[place] ? '!' : ''
    features.push(`${sign}${token}`)
    if (language !== 'en' && token.length > stemLetters) features.push(`${sign}${token.slice(0, stemLetters)}-`)
    const next = tokens[place + 1]
    if (next && !isHan(next)) features.push(`${token} ${next}`)
    for (const mood of phrasesAt(lexicon, tokens, place)) features.push(lexiconFeature(mood, isDenied[place] === true))
  }
  return features
}

const lexiconFeature = (mood: Mood, isNegated: boolean) => `+${isNegated ? opposite[mood] : mood}`

function denied(tokens: readonly string[], language: Tongue): boolean[] {
  const marks = tokens.map(() => false)
  const saysItAfter = language === 'tr' || language === 'az'
  for (const [place, token] of tokens.entries()) {
    if (!negators[language].has(saysItAfter ? bare(token) : token)) continue
    const step = saysItAfter ? -1 : 1
    for (let at = 1; at <= (saysItAfter ? 2 : reach); at += 1) {
      const other = place + step * at
      if ((tokens[other] ?? pause) === pause) break
      marks[other] = true
    }
  }
  return marks
}

/** değilim, değildi; yoxdur: the person and the time hang on the word. */
const bare = (token: string) =>
  token.replace(/^(degil|deyil|yok|yox)(?:di|du|tu|dir|dur|tur|im|iz|ler|ik|mis)\p{L}*$/u, '$1')

function featuresOfRun(run: string, lexicon: PhraseIndex<Mood>): string[] {
  const characters = [...run]
  const isNegated = (place: number) =>
    characters.slice(Math.max(0, place - 2), place).some((character) => negators.zh.has(character))
  const features: string[] = []
  let at = 0
  for (const [place, character] of characters.entries()) {
    const sign = isNegated(place) ? '!' : ''
    features.push(`${sign}${character}`)
    const next = characters[place + 1]
    if (next) features.push(`${sign}${character}${next}`)
    for (const mood of charactersAt(lexicon, run, at)) features.push(lexiconFeature(mood, sign !== ''))
    at += character.length
  }
  return features
}

/** What the lexicon is worth before anything was learned, as if so many comments with a word of each mood had been read. */
export const lexiconCounts: Record<string, number[]> = {
  '+glad': [8, 2, 1],
  '+neutral': [2, 6, 2],
  '+unhappy': [1, 2, 8],
}
