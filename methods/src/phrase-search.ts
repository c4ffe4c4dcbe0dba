/** Languages by the way their words are written and bent. */
type Tongue = 'en' | 'tr' | 'id' | 'az' | 'zh'

/**
 * A pattern that finds phrases in a text: whole words where a language has them, in any case; İ and I are each other's capitals as people
 * type them, and so are ’ and '. `withForms` also finds a word with what a language hangs on it: "cheaper", "ucuzdur", "kitabı", "termurah".
 */
export function phraseSearch(phrases: readonly string[], language: Tongue, flags = 'iu', withForms = false): RegExp {
  if (phrases.length === 0) return /(?!)/u
  const alternatives = phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => (withForms ? withEndings(phrase, language) : inAnyCase(phrase)))
    .join('|')
  if (language === 'zh') return new RegExp(`(?:${alternatives})`, flags)
  const before = withForms && language === 'id' ? '(?<!\\p{L})(?:ter|ber|di|se|ke)?' : '(?<!\\p{L})'
  return new RegExp(`${before}(?:${alternatives})(?!\\p{L})`, flags)
}

const inAnyCase = (phrase: string) => [...phrase.normalize('NFC')].map(anyCase).join('')

function anyCase(letter: string): string {
  if ('ıİ'.includes(letter) || /i/i.test(letter)) return '[iıİI]\\u0307?'
  if (letter === "'" || letter === '’') return "['’]"
  if (/\s/u.test(letter)) return '\\s+'
  return letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

/** A last consonant that softens before an ending: kitap, kitabı; renk, rengi; ortaq, ortağı. */
const softens: Record<string, string> = { p: 'pb', ç: 'çc', t: 'td', k: 'kğgy', q: 'qğ' }
/** A stem shorter than this is also the beginning of too many other words. */
const shortestStem = 4

function withEndings(phrase: string, language: Tongue): string {
  const letters = [...phrase.normalize('NFC')]
  const last = letters.at(-1) ?? ''
  const whole = inAnyCase(phrase)
  switch (language) {
    case 'en': {
      const stem =
        /[ey]$/i.test(phrase) && letters.length >= shortestStem ? inAnyCase(letters.slice(0, -1).join('')) : null
      const bent = stem ? `|${stem}(?:e[drs]|est|ing|ies|ied|ier|iest|ily)` : ''
      return `(?:${whole}(?:['’]s|s|es|ed|er|est|ly|ing|ness)?${bent})`
    }
    case 'id':
      return `${whole}(?:nya|kan|lah|kah|an|i|ku|mu)?`
    case 'tr':
    case 'az': {
      if (letters.filter((letter) => /\p{L}/u.test(letter)).length < shortestStem) return `${whole}(?:['’]\\p{L}+)?`
      const soft = softens[last.toLowerCase()]
      const stem = soft ? `${inAnyCase(letters.slice(0, -1).join(''))}[${soft}]` : whole
      return `(?:${whole}(?:['’]\\p{L}+)?|${stem}\\p{L}+)`
    }
    case 'zh':
      return whole
  }
}
