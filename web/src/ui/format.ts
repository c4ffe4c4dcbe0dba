import { decimalsOf } from '@heed/methods/money.ts'
import { t } from 'i18next'
import { numberTag as numberTagOf } from '../app/figures.ts'
import { currentLanguage, upper } from '../app/i18n.ts'
import { type Language, languageTags } from '../app/languages.ts'
import { azerbaijaniDate, azerbaijaniDistance } from './azerbaijani.ts'

const isAzerbaijani = () => currentLanguage() === 'az'
const tag = () => languageTags[currentLanguage()]

const numberTag = (language = currentLanguage()) => numberTagOf(language)

const made = new Map<string, Intl.DateTimeFormat>()
const dateFormat = (options: Intl.DateTimeFormatOptions) => {
  const key = `${tag()} ${JSON.stringify(options)}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(tag(), { hourCycle: 'h23', ...options })
  made.set(key, known)
  return known
}

const write = (at: string | Date, options: Intl.DateTimeFormatOptions, zone?: string) => {
  const asked = zone ? { ...options, timeZone: zone } : options
  return isAzerbaijani() ? azerbaijaniDate(new Date(at), asked) : dateFormat(asked).format(new Date(at))
}

const clock = { hour: '2-digit', minute: '2-digit' } as const
const day = { day: 'numeric', month: 'short' } as const

const dayNumber = (at: Date, zone?: string) =>
  Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)) / 86_400_000

/** "10:42" */
export const hourOf = (at: string | Date, zone?: string) => write(at, clock, zone)

/** "28 Oct 2026" */
export const dayOf = (at: string | Date, zone?: string) => write(at, { ...day, year: 'numeric' }, zone)

/** A calendar day, whatever zone the reader is in: "28 Oct 2026"; also in the language of somebody else. */
export const calendarDay = (date: string, language: Language = currentLanguage()) => {
  const options = { ...day, year: 'numeric', timeZone: 'UTC' } as const
  const at = new Date(`${date}T12:00:00Z`)
  return language === 'az'
    ? azerbaijaniDate(at, options)
    : new Intl.DateTimeFormat(languageTags[language], options).format(at)
}

/** Of "2026-11": "November 2026" */
export const monthName = (month: string) => write(`${month}-15T12:00:00Z`, { month: 'long', year: 'numeric' }, 'UTC')

/** "Thursday 12 November" */
export const today = (at: string | Date, zone?: string) =>
  write(at, { weekday: 'long', day: 'numeric', month: 'long' }, zone)

/** "Thursday 12 November 2026 at 10:42", for the hover and for print. */
export const exactTime = (at: string | Date, zone?: string) =>
  write(at, { dateStyle: 'full', timeStyle: 'short' }, zone)

/** As short as stays clear: "10:42" today, "Wed 18:52" within six days, "28 Oct 14:10", "28 Oct 2025". */
export const shortTime = (at: string | Date, now: Date = new Date(), zone?: string) => {
  const then = new Date(at)
  const days = dayNumber(then, zone) - dayNumber(now, zone)
  if (days === 0) return hourOf(then, zone)
  if (Math.abs(days) < 7) return write(then, { weekday: 'short', ...clock }, zone)
  if (then.getFullYear() === now.getFullYear()) return write(then, { ...day, ...clock }, zone)
  return dayOf(then, zone)
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_629_800],
  ['year', 31_557_600],
]

/** "3 hours ago", "in 2 days". */
export const relativeTime = (at: string | Date, now: Date = new Date()) => {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000
  if (Math.abs(seconds) < 45) return t('time.now')
  const [unit, size] = steps.findLast(([, size]) => Math.abs(seconds) >= size) ?? (['minute', 60] as const)
  const count = Math.round(seconds / size)
  if (isAzerbaijani()) return azerbaijaniDistance(count, unit)
  return new Intl.RelativeTimeFormat(tag(), { numeric: 'auto', style: 'short' }).format(count, unit)
}

/** "10 min", "1 h 42", "15 h", "3 d 4 h". */
export const duration = (seconds: number): string => {
  const whole = Math.abs(seconds)
  if (whole > 0 && whole < 60) return t('duration.seconds', { seconds: Math.max(1, Math.round(whole)) })
  const minutes = Math.round(whole / 60)
  if (minutes < 60) return t('duration.minutes', { minutes })
  const hours = Math.floor(minutes / 60)
  const rest = String(minutes % 60).padStart(2, '0')
  if (hours < 24)
    return minutes % 60 ? t('duration.hoursMinutes', { hours, minutes: rest }) : t('duration.hours', { hours })
  const days = Math.floor(hours / 24)
  return hours % 24 && days < 10 ? t('duration.daysHours', { days, hours: hours % 24 }) : t('duration.days', { days })
}

/** The two lines inside a clock's ring: "1:48" and "h". */
export const ringWords = (seconds: number): { figure: string; unit: string } => {
  const minutes = Math.round(Math.abs(seconds) / 60)
  if (minutes < 60) return { figure: String(minutes), unit: t('duration.unitMinutes') }
  const hours = Math.floor(minutes / 60)
  if (hours < 10) return { figure: `${hours}:${String(minutes % 60).padStart(2, '0')}`, unit: t('duration.unitHours') }
  if (hours < 48) return { figure: String(hours), unit: t('duration.unitHours') }
  return { figure: String(Math.floor(hours / 24)), unit: t('duration.unitDays') }
}

export const number = (value: number, digits = 0, language: Language = currentLanguage()) =>
  new Intl.NumberFormat(numberTag(language), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  )

/** Only the decimals that it has, and no more than `most`: 2, 1.5, 0.125. */
export const shortNumber = (value: number, most: number, language: Language = currentLanguage()) =>
  new Intl.NumberFormat(numberTag(language), { maximumFractionDigits: most }).format(value)

/** How the reader's language sets amounts apart while they are typed: 1,500.50 or 1.500,50. */
export const separators = () => {
  const parts = new Intl.NumberFormat(numberTag()).formatToParts(1_234_567.5)
  const of = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise
  const decimalSeparator = of('decimal', '.')
  // A point that sets thousands apart is no decimal point: 4.200 typed in Turkish is four thousand two hundred.
  return { thousandSeparator: of('group', ','), decimalSeparator, allowedDecimalSeparators: [decimalSeparator] }
}

/** "20%" as each language writes it, of 20: "%20" in Turkish; with a tenth where there is one, or with as many `digits` always. */
export const percent = (value: number, language: Language = currentLanguage(), digits?: number) => {
  if (language === 'az') return `${number(value, digits ?? (Number.isInteger(value) ? 0 : 1), language)}%`
  return new Intl.NumberFormat(numberTag(language), {
    style: 'percent',
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 1,
  }).format(value / 100)
}

/** The sign on the side where the reader's language has it, for a field in which a share is typed. */
export const percentSign = () => (currentLanguage() === 'tr' ? { prefix: '%' } : { suffix: '%' })

/** "1.4 MB" */
export const fileSize = (bytes: number) => {
  const [unit, size] = bytes < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const)
  return new Intl.NumberFormat(numberTag(), {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(Math.max(bytes / size, size === 1000 ? 1 : 0.1))
}

/** Signs that the interface's font cannot draw are written as people say them. */
const saidCurrencies: Record<string, string> = { TRY: 'TL', AZN: 'AZN', KZT: 'KZT', GEL: 'GEL' }

/** Money in whole units of a currency, with decimals only where there are some: "2 450 TL", "12,50 TL", "Rp 1.450.000". */
export const money = (amount: number, currency: string, language: Language = currentLanguage()) => {
  const shown = Number.isInteger(amount) ? 0 : decimalsOf(currency)
  const said = saidCurrencies[currency]
  if (said) return `${number(amount, shown, language)}\u00a0${said}`
  return new Intl.NumberFormat(numberTag(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(amount)
}

/** The city of a zone, as far as the zone names it. */
export const placeOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** The name of an ISO weekday, "1" Monday to "7" Sunday. */
export const weekdayName = (isoWeekday: string) => {
  const [first = '', ...rest] = write(new Date(Date.UTC(2024, 0, Number(isoWeekday))), { weekday: 'long' }, 'UTC')
  return upper(first) + rest.join('')
}

/** A currency as a person would look for it: "AZN · Azerbaijani Manat". */
export const currencyName = (currency: string) =>
  isAzerbaijani()
    ? currency
    : `${currency} · ${new Intl.DisplayNames([numberTag(), 'en'], { type: 'currency' }).of(currency) ?? currency}`
