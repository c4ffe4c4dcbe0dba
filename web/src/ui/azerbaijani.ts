/** Browsers are shipped without Azerbaijani dates and times, so they are written here, always in the same way. */
const months = [
  'yanvar',
  'fevral',
  'mart',
  'aprel',
  'may',
  'iyun',
  'iyul',
  'avqust',
  'sentyabr',
  'oktyabr',
  'noyabr',
  'dekabr',
]
const shortMonths = ['yan', 'fev', 'mar', 'apr', 'may', 'iyn', 'iyl', 'avq', 'sen', 'okt', 'noy', 'dek']
const weekdays = ['bazar', 'bazar ertəsi', 'çərşənbə axşamı', 'çərşənbə', 'cümə axşamı', 'cümə', 'şənbə']
const shortWeekdays = ['B.', 'B.e.', 'Ç.a.', 'Ç.', 'C.a.', 'C.', 'Ş.']
const english = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const partsOf = (at: Date, timeZone?: string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    ...parts,
    month: Number(parts.month) - 1,
    weekday: english.indexOf(parts.weekday ?? ''),
    day: parts.day,
    year: parts.year,
  }
}

type Asked = Pick<
  Intl.DateTimeFormatOptions,
  'dateStyle' | 'timeStyle' | 'weekday' | 'year' | 'month' | 'day' | 'hour' | 'timeZone'
>

/** A date as `Intl.DateTimeFormat` would write it if it knew the language. */
export const azerbaijaniDate = (at: Date, asked: Asked): string => {
  const { day, month, year, weekday, ...rest } = partsOf(at, asked.timeZone)
  const time = `${(rest as Record<string, string>).hour}:${(rest as Record<string, string>).minute}`
  if (asked.dateStyle) {
    const date = `${day} ${months[month]} ${year}, ${weekdays[weekday]}`
    return asked.timeStyle ? `${date}, ${time}` : date
  }
  const date = [asked.day && day, asked.month && shortMonths[month], asked.year && year].filter(Boolean).join(' ')
  const name = asked.weekday && (asked.weekday === 'long' ? weekdays[weekday] : shortWeekdays[weekday])
  return [name, date, asked.hour && time].filter(Boolean).join(' ')
}

const units: Partial<Record<Intl.RelativeTimeFormatUnit, string>> = {
  minute: 'dəq',
  hour: 'saat',
  day: 'gün',
  week: 'həftə',
  month: 'ay',
  year: 'il',
}

/** "3 gün əvvəl", "dünən", "2 saat sonra". */
export const azerbaijaniDistance = (count: number, unit: Intl.RelativeTimeFormatUnit): string => {
  if (unit === 'day' && Math.abs(count) === 1) return count < 0 ? 'dünən' : 'sabah'
  return `${Math.abs(count)} ${units[unit] ?? ''} ${count < 0 ? 'əvvəl' : 'sonra'}`
}
