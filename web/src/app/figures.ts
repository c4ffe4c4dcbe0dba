import type { FormatterModule } from 'i18next'
import { type Language, languageTags } from './languages.ts'

/** Numbers and lists in Azerbaijani are written as in Turkish; browsers know only the latter. */
export const numberTag = (language: Language) => (language === 'az' ? 'tr' : languageTags[language])

/**
 * A number that a text takes in is written as the language writes numbers. One that is a name, as that of a case, is handed over as
 * a string and stays as it is.
 */
export const figures: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value, _name, language) =>
    typeof value === 'number' ? new Intl.NumberFormat(numberTag(language as Language)).format(value) : value,
}
