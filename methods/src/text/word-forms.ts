import type { Tongue } from './cut-tokens.ts'

/** A beginning shorter than this begins too many other words. */
const shortestStem = 4
const shortestRest = 3

/**
 * What a folded word may be a form of: itself, and what is left without what its language hangs on words. Too many rather than too few,
 * since a phrase has to be one of them. English and Indonesian by their endings and beginnings, Turkish and Azerbaijani by every beginning.
 */
export function formsOf(word: string, language: Tongue): string[] {
  switch (language) {
    case 'en':
      return englishForms(word)
    case 'id':
      return indonesianForms(word)
    case 'tr':
    case 'az':
      return beginnings(word)
    case 'zh':
      return [word]
  }
}

/** A last consonant that softens before an ending, as it is folded: kitap, kitabı; renk, rengi; kanat, kanadı; ağac, ağacı; uşaq, uşağı. */
const softer: Record<string, string> = { p: 'b', k: 'g', t: 'd', q: 'g' }

/** The spellings that a word of a phrase has inside its forms. */
export function stemsOf(word: string, language: Tongue): string[] {
  const soft = softer[word.at(-1) ?? '']
  const isBent = (language === 'tr' || language === 'az') && word.length >= shortestStem
  return isBent && soft ? [word, word.slice(0, -1) + soft] : [word]
}

function beginnings(word: string): string[] {
  const forms = [word]
  for (let length = shortestStem; length < word.length; length += 1) forms.push(word.slice(0, length))
  return forms
}

const englishEndings = ['ies', 'ily', 'iest', 'ier', 'ied', 'ness', 'ing', 'est', 'es', 'ed', 'er', 'ly', 's', 'd', 'y']

function englishForms(word: string): string[] {
  const forms = new Set([word])
  for (const ending of englishEndings) {
    if (!word.endsWith(ending) || word.length - ending.length < shortestRest || word.endsWith('ss')) continue
    const rest = word.slice(0, -ending.length)
    forms.add(rest)
    if (ending.startsWith('i') && ending !== 'ing') forms.add(`${rest}y`)
    if (/^(?:ing|est|er|ed)$/.test(ending)) {
      forms.add(`${rest}e`)
      if (rest.at(-1) === rest.at(-2)) forms.add(rest.slice(0, -1))
    }
  }
  return [...forms]
}

const indonesianEndings = [/(?:lah|kah|pun)$/, /(?:nya|ku|mu)$/, /(?:kan|an|i)$/]
/** What stands before a word, and the letter that it may have swallowed. */
const indonesianBeginnings: [string, string][] = [
  ['meny', 's'],
  ['peny', 's'],
  ['meng', 'k'],
  ['peng', 'k'],
  ['mem', 'p'],
  ['pem', 'p'],
  ['men', 't'],
  ['pen', 't'],
  ['me', ''],
  ['pe', ''],
  ['ber', ''],
  ['ter', ''],
  ['per', ''],
  ['di', ''],
  ['ke', ''],
  ['se', ''],
  ['ku', ''],
  ['kau', ''],
]

function indonesianForms(word: string): string[] {
  const forms = new Set([word])
  const bare = [word]
  let last = word
  for (const ending of indonesianEndings) {
    const rest = last.replace(ending, '')
    if (rest === last || rest.length < shortestRest) continue
    last = rest
    bare.push(rest)
  }
  // "di-per-kenal-kan": at most two stand before a word.
  for (let depth = 0, round = bare; depth < 2; depth += 1) {
    const next = round.flatMap((form) =>
      indonesianBeginnings.flatMap(([beginning, swallowed]) => {
        if (!form.startsWith(beginning) || form.length - beginning.length < shortestRest) return []
        const rest = form.slice(beginning.length)
        return swallowed ? [rest, swallowed + rest] : [rest]
      }),
    )
    bare.push(...next)
    round = next
  }
  for (const form of bare) forms.add(form)
  return [...forms]
}
