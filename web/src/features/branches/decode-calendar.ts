import { currentLanguage } from '../../app/i18n.ts'
import type { Language } from '../../app/languages.ts'

/** What older programs of a language write where they do not write UTF-8. */
const older: Record<Language, string> = {
  en: 'windows-1252',
  id: 'windows-1252',
  tr: 'windows-1254',
  az: 'windows-1254',
  zh: 'gb18030',
}

/** The text of a calendar file: UTF-16 by its mark, else UTF-8, else what is usual in the reader's language. */
export const decodeCalendar = (bytes: ArrayBuffer, language: Language = currentLanguage()): string => {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(older[language]).decode(bytes)
  }
}
