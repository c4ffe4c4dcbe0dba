/** Letters that stand for another: dotted and dotless i, ə, Cyrillic and other lookalikes. */
const lookalikes: Record<string, string> = {
  ı: 'i',
  ə: 'e',
  ø: 'o',
  ł: 'l',
  а: 'a',
  в: 'b',
  е: 'e',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  ѕ: 's',
  ο: 'o',
  α: 'a',
  '0': 'o',
}

/**
 * A text as bare letters, whatever its case, marks, spaces, signs, invisible characters and lookalikes: "D. O your BËST!" and
 * "ELİNDEN" become "doyourbest" and "elinden". What is left can be compared in every language, also where no spaces are written.
 */
export const bareLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/./gu, (letter) => lookalikes[letter] ?? letter)
    .replace(/[^\p{Letter}]+/gu, '')

/** The first of the phrases that stands in the text, however it is spelt; undefined where none does. */
export const findVague = (text: string, phrases: readonly string[]): string | undefined => {
  const bare = bareLetters(text)
  return phrases.find((phrase) => bare.includes(bareLetters(phrase)))
}
