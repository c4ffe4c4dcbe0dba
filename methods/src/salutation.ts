/** The languages that Heed writes letters in. */
type Language = 'en' | 'tr' | 'id' | 'az' | 'zh'

export const titles = ['mr', 'ms', 'doctor', 'professor'] as const
export type Title = (typeof titles)[number]
export const manners = ['formal', 'informal'] as const
export type Manner = (typeof manners)[number]

/** How somebody said that they are to be addressed. */
export type FormOfAddress = {
  /** By which they are called, as they said it: a first name, a last name, both. */
  name: string
  /** Only as they said it; never made of a name, a voice or a face. */
  title: Title | null
  manner: Manner
  /** How the name sounds, for whoever says it aloud; it stands in no letter. */
  pronunciation: string | null
}

/** Where the title stands is the language's own: Ayşe Hanım, Ibu Sari, 李女士. */
const titled: Record<Language, Record<Title, (name: string) => string>> = {
  en: {
    mr: (name) => `Mr ${name}`,
    ms: (name) => `Ms ${name}`,
    doctor: (name) => `Dr ${name}`,
    professor: (name) => `Professor ${name}`,
  },
  tr: {
    mr: (name) => `${name} Bey`,
    ms: (name) => `${name} Hanım`,
    doctor: (name) => `Dr. ${name}`,
    professor: (name) => `Prof. ${name}`,
  },
  id: {
    mr: (name) => `Bapak ${name}`,
    ms: (name) => `Ibu ${name}`,
    doctor: (name) => `Dr. ${name}`,
    professor: (name) => `Prof. ${name}`,
  },
  az: {
    mr: (name) => `${name} bəy`,
    ms: (name) => `${name} xanım`,
    doctor: (name) => `Dr. ${name}`,
    professor: (name) => `Prof. ${name}`,
  },
  zh: {
    mr: (name) => `${name}先生`,
    ms: (name) => `${name}女士`,
    doctor: (name) => `${name}博士`,
    professor: (name) => `${name}教授`,
  },
}

const greetings: Record<Language, Record<Manner, (called: string) => string> & { nobody: string }> = {
  en: { formal: (called) => `Dear ${called},`, informal: (called) => `Hello ${called},`, nobody: 'Hello,' },
  tr: { formal: (called) => `Sayın ${called},`, informal: (called) => `Merhaba ${called},`, nobody: 'Merhaba,' },
  id: { formal: (called) => `Yth. ${called},`, informal: (called) => `Halo ${called},`, nobody: 'Halo,' },
  az: { formal: (called) => `Hörmətli ${called},`, informal: (called) => `Salam, ${called}!`, nobody: 'Salam,' },
  zh: { formal: (called) => `${called}，您好：`, informal: (called) => `${called}，你好：`, nobody: '您好：' },
}

const longestName = 80

/** How somebody is called to their face and in a text, such as “Ayşe Hanım”; the name as it was said, its spaces made single. */
export function nameToCall(language: Language, { name, title }: Pick<FormOfAddress, 'name' | 'title'>): string {
  const clean = inOneLine(name)
  return title ? titled[language][title](clean) : clean
}

/**
 * The first line of a letter. As they said it where they were asked; else with the name that we know, without a title and formally.
 * Somebody known only by an address or a link is greeted without a name.
 */
export function salute(language: Language, name: string, form: FormOfAddress | null): string {
  const said = inOneLine(form?.name ?? name)
  if (!isName(said)) return greetings[language].nobody
  return greetings[language][form?.manner ?? 'formal'](nameToCall(language, { name: said, title: form?.title ?? null }))
}

const inOneLine = (name: string) => name.replace(/\s+/g, ' ').trim().slice(0, longestName)
const isName = (name: string) => /\p{L}/u.test(name) && !/[@:/]|www\./i.test(name)
