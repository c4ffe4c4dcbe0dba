export const languages = ['en', 'tr', 'id', 'az', 'zh'] as const
export type Language = (typeof languages)[number]

/** Each language's name in itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  tr: 'Türkçe',
  id: 'Bahasa Indonesia',
  az: 'Azərbaycanca',
  zh: '简体中文',
}

/** What `lang` says to the browser: the script matters for Chinese, since fonts differ. */
export const languageTags: Record<Language, string> = { en: 'en-GB', tr: 'tr', id: 'id', az: 'az', zh: 'zh-Hans' }

const isLanguage = (value: string | null | undefined): value is Language =>
  languages.some((language) => language === value)

const storageKey = 'heed.language'

/** The person's choice on this device, else the first language of the browser that we speak, else English. */
export const startLanguage = (): Language => {
  const chosen = readChoice()
  if (chosen) return chosen
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage)
  return spoken ?? 'en'
}

const readChoice = (): Language | undefined => {
  try {
    const stored = localStorage.getItem(storageKey)
    return isLanguage(stored) ? stored : undefined
  } catch {
    return undefined
  }
}

export const rememberLanguage = (language: Language) => {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that forbids storage still gets the language for this visit.
  }
}
