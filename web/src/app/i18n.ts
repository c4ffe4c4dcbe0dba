import i18next, { type BackendModule, type ReadCallback } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { figures } from './figures.ts'
import { type Language, languages, languageTags, rememberLanguage, startLanguage } from './languages.ts'

const files = import.meta.glob<{ default: Record<string, unknown> }>('../../../locales/*/*.json')

/** One file a language and feature, fetched when a page first asks for it. */
const textFiles: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language: string, feature: string, done: ReadCallback) => {
    const load = files[`../../../locales/${language}/${feature}.json`]
    if (!load) return done(new Error(`No texts for ${language}/${feature}`), null)
    load().then(
      (file) => done(null, file.default),
      (reason) => done(reason, null),
    )
  },
}

const say = (language: string) => {
  document.documentElement.lang = languageTags[language as Language] ?? language
}

export const startI18n = async () => {
  i18next.on('languageChanged', say)
  await i18next
    .use(textFiles)
    .use(figures)
    .use(initReactI18next)
    .init({
      lng: startLanguage(),
      supportedLngs: [...languages],
      fallbackLng: false,
      load: 'languageOnly',
      ns: ['common', 'shell', 'errors'],
      defaultNS: 'common',
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnEmptyString: false,
    })
}

/** Changes the language now and keeps the choice on this device. */
export const chooseLanguage = async (language: Language) => {
  rememberLanguage(language)
  await i18next.changeLanguage(language)
}

export const currentLanguage = () => (i18next.resolvedLanguage ?? 'en') as Language

/** Upper and lower case by the language's own letters: i and İ in Turkish and Azerbaijani. */
export const upper = (text: string, language: Language = currentLanguage()) =>
  text.toLocaleUpperCase(languageTags[language])
export const lower = (text: string, language: Language = currentLanguage()) =>
  text.toLocaleLowerCase(languageTags[language])

/** Whether the words contain the sought ones, forgiving case and marks but keeping each language's own i. */
export const contains = (words: string, sought: string) => fold(words).includes(fold(sought))
const fold = (text: string) =>
  lower(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ı', 'i')
