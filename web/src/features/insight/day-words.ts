import { currentLanguage } from '../../app/i18n.ts'
import { languageTags } from '../../app/languages.ts'
import { azerbaijaniDate } from '../../ui/azerbaijani.ts'
import { dayOf as fullDay } from '../../ui/format.ts'

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** A calendar day, "22 Nov 2026": the same in every zone. */
export const dayOf = (day: string) => fullDay(noon(day), 'UTC')

/** "22 Nov" */
export const shortDay = (day: string) => {
  const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  if (currentLanguage() === 'az') return azerbaijaniDate(noon(day), options)
  return new Intl.DateTimeFormat(languageTags[currentLanguage()], options).format(noon(day))
}
