import { type Language, languages } from '@heed/contract/primitives.ts'

/** A text in the language asked for, else in the business's, else in one that it has; and which language that is. */
export function inLanguage(
  texts: Partial<Record<Language, string>>,
  ...wanted: Language[]
): { text: string; language: Language } {
  const language = [...wanted, ...languages].find((code) => texts[code])
  return language ? { text: texts[language] as string, language } : { text: '', language: wanted[0] ?? 'en' }
}
