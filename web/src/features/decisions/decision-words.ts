import type { Decision } from '@heed/contract/decisions.ts'
import { currentLanguage } from '../../app/i18n.ts'
import { type Language, languages } from '../../app/languages.ts'

type Texts = Decision['said']

/** A text in the reader's language, else in one that it has; and which language that is. */
export const readable = (texts: Texts): { text: string; language: Language } => {
  const language = [currentLanguage(), ...languages].find((code) => texts[code]) ?? 'en'
  return { text: texts[language] ?? '', language }
}

export const decisionTitle = ({ said }: { said: Texts }): string => readable(said).text
