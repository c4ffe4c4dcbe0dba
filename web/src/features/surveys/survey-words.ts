import type { Words } from '@heed/contract/survey-content.ts'
import { currentLanguage } from '../../app/i18n.ts'
import type { Language } from '../../app/languages.ts'

/** A text in the reader's language, else in the first one that it is written in. */
export const inWords = (words: Words | undefined, language: Language = currentLanguage()): string =>
  words?.[language] || Object.values(words ?? {}).find((text) => text) || ''
