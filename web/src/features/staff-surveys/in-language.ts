/** A text in the reader's language, else in the first that it is written in. */
export const inLanguage = (words: Partial<Record<string, string>>, language: string): string =>
  words[language] || Object.values(words).find(Boolean) || ''
