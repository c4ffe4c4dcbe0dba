import { foldLetters } from './fold-letters.ts'

/** What is known of the people a text may name. Letters, spaces and signs may differ from how the text writes them. */
export type KnownPeople = {
  /** Of the customer the text is about: any word of it gives them away. */
  ownNames: string[]
  /** Of others: the whole name does; a first name alone may be an ordinary word. */
  otherNames: string[]
  emails: string[]
  phones: string[]
  /** Such as the number of the case. */
  numbers: string[]
}
export type PersonalKind = 'name' | 'email' | 'phone' | 'number'
/** From and to are places in the text; to is behind the last sign. */
export type Personal = { kind: PersonalKind; from: number; to: number }

type Place = { from: number; to: number }
type Token = Place & { word: string }
/** The words next to a number: two before it, since the nearest may be its mark. */
type Beside = { before: readonly Token[]; after: Token | undefined }

const han = /\p{Script=Han}/u
/** A name with an ending: Demirin, Aygünə. */
const longestEnding = 4
/** Words that say that a number follows. */
const numberWords = new Set(
  (
    'no nr order receipt invoice booking ticket siparis fis fatura rezervasyon makbuz pesanan struk nota faktur resi kuitansi ' +
    'sifaris qebz cek qaime number numara numarasi nomor nomre nomresi hash'
  ).split(' '),
)
/** "Sipariş numaram 4711", "sifariş nömrəmiz". */
const numberStems = /^(?:numara|nomre)/
/** "4711 numaralı fiş", "4711 nolu sipariş", "4711 nömrəli qəbz". */
const wordsAfterNumbers = /^(?:numarali|nolu|nomreli)/
/** Between such a word and its number: letters of a mark are part of the number, as in "order NRN-4711". */
const betweenWordAndNumber = /^[\s.:#№-]*(?:\p{L}{1,6}[-_/]?)?$/u
const hanNumberWords = /(?:订单|单号|小票|发票|收据|编号)\p{Script=Han}{0,3}[：:\s#]*$/u

/**
 * Names, mail addresses, phone and other numbers that point at a person, in the order of the text, without overlaps.
 * Any mail address and any number of a receipt or order counts, known or not; amounts, dates and times do not.
 */
export function findPersonal(text: string, known: KnownPeople): Personal[] {
  const tokens = [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    word: foldLetters(word),
    from: index,
    to: index + word.length,
  }))
  const found = [
    ...findEmails(text),
    ...findKnownWords(text, known.emails),
    ...findNumbers(text, tokens, known),
    ...findNames(text, tokens, known),
  ]
  return withoutOverlaps(found)
}

/** The text with all that was found put out of sight. */
export const maskPersonal = (text: string, found: Personal[], mask = '…'): string =>
  found.toReversed().reduce((left, { from, to }) => left.slice(0, from) + mask + left.slice(to), text)

const findEmails = (text: string): Personal[] =>
  // As long as an address can be: of a text without spaces every place would else be tried to its end.
  [...text.matchAll(/[^\s<>()"',;:@]{1,64}\s?@\s?[^\s<>()"',;:@]{1,255}\.[\p{L}]{2,63}/gu)].map(
    ({ 0: hit, index }) => ({
      kind: 'email',
      from: index,
      to: index + hit.length,
    }),
  )

/** An address written without its sign, as "ayse at narin.test" would be: its first part alone, where it is no ordinary word. */
function findKnownWords(text: string, emails: string[]): Personal[] {
  const lower = text.toLowerCase()
  return emails.flatMap((email) => {
    const mailbox = email.toLowerCase().split('@')[0] ?? ''
    // Only where a sign or digit makes it the name of a mailbox.
    if (mailbox.length < 5 || !/[\d._-]/.test(mailbox)) return []
    return placesOf(lower, mailbox).map((from) => ({ kind: 'email' as const, from, to: from + mailbox.length }))
  })
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at)
  return places
}

/** Digits that stand together, whatever stands between them. */
function findNumbers(text: string, tokens: Token[], { phones, numbers }: KnownPeople): Personal[] {
  const tails = phones.map((phone) => phone.replace(/\D/g, '').slice(-7)).filter((tail) => tail.length === 7)
  const own = new Set(numbers.map((number) => number.replace(/\D/g, '')))
  const found: Personal[] = []
  let next = 0
  for (const { 0: run, index } of text.matchAll(/(?:[+#№]\s?)?\(?\p{Nd}(?:[\s().\-/\u2010-\u2015]{0,3}\p{Nd})*/gu)) {
    const digits = run.normalize('NFKC').replace(/\D/g, '')
    const at = { from: index, to: index + run.length }
    while ((tokens[next]?.from ?? Infinity) < at.from) next += 1
    if (tails.some((tail) => digits.includes(tail))) found.push({ kind: 'phone', ...at })
    else if (
      /^[#№]/.test(run) ||
      own.has(digits) ||
      isNumbered(text, { before: tokens.slice(Math.max(0, next - 2), next), after: tokens[next] }, at, digits)
    )
      found.push({ kind: 'number', ...at })
    else if (digits.length >= 7 && !isAmountOrDate(run))
      found.push({ kind: digits.length >= 9 ? 'phone' : 'number', ...at })
  }
  return found
}

/** "Order 4711", "sipariş no: 4711", "订单号 4711". */
function isNumbered(text: string, beside: Beside, { from: at, to }: Place, digits: string): boolean {
  if (digits.length < 3) return false
  if (hanNumberWords.test(text.slice(Math.max(0, at - 12), at))) return true
  const { before, after } = beside
  if (after && wordsAfterNumbers.test(after.word) && /^[\s.]{0,3}$/.test(text.slice(to, after.from))) return true
  const word = before.findLast((token) => numberWords.has(token.word) || numberStems.test(token.word))
  return word !== undefined && betweenWordAndNumber.test(text.slice(word.to, at))
}

const dates = /(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)/g

/** What stands beside a day is looked at by itself: its time is short, a phone is not. */
const isAmountOrDate = (run: string): boolean =>
  /^\d{1,3}([.\s]\d{3})+([.,]\d{1,2})?$/.test(run.trim()) || run.replace(dates, '').replace(/\D/g, '').length < 7

function findNames(text: string, tokens: Token[], { ownNames, otherNames }: KnownPeople): Personal[] {
  const found: Personal[] = []
  const byWord = Map.groupBy(tokens, ({ word }) => word)
  for (const name of ownNames)
    for (const word of wordsOf(name)) {
      // One letter is an initial or an ordinary word.
      if (word.length < 2) continue
      for (const token of tokens)
        if (isWordOf(token.word, word)) found.push({ kind: 'name', from: token.from, to: token.to })
    }
  for (const name of otherNames) {
    const [first, ...others] = wordsOf(name)
    if (!first || others.length === 0) continue
    for (const token of byWord.get(first) ?? []) {
      const start = tokens.indexOf(token)
      const isWhole = others.every((word, index) => isWordOf(tokens[start + index + 1]?.word ?? '', word))
      const last = tokens[start + others.length]
      if (isWhole && last) found.push({ kind: 'name', from: token.from, to: last.to })
    }
  }
  for (const name of [...ownNames, ...otherNames]) found.push(...findHanName(text, name))
  return found
}

const wordsOf = (name: string): string[] =>
  (foldLetters(name).match(/[\p{L}]+/gu) ?? []).filter((word) => !han.test(word))

const isWordOf = (word: string, name: string): boolean =>
  word === name || (name.length >= 4 && word.startsWith(name) && word.length <= name.length + longestEnding)

/** Chinese stands without spaces; one character alone may be an ordinary word. */
function findHanName(text: string, name: string): Personal[] {
  const whole = (name.match(/\p{Script=Han}+/gu) ?? []).join('')
  if ([...whole].length < 2) return []
  return placesOf(text, whole).map((from) => ({ kind: 'name', from, to: from + whole.length }))
}

function withoutOverlaps(found: Personal[]): Personal[] {
  const kept: Personal[] = []
  for (const one of found.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one)
  return kept
}
