import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'

type DayName = 'today' | 'tomorrow' | 'after_tomorrow' | 'end_of_week' | 'next_week'
type PartName = 'noon' | 'morning' | 'afternoon' | 'evening' | 'close'
export type Unit = 'minute' | 'hour' | 'day' | 'week'
type Written = Record<'commits' | 'never' | 'weekdays' | 'months' | 'date' | 'clock' | 'within', string[]> &
  Record<DayName, string[]> & {
    parts: Record<PartName, string[]>
    units: Record<Unit, string[]>
    numbers: Record<string, number>
  }

const written = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../content/promises/sentences.json'), 'utf8'),
) as Record<Language, Written>

/** How promises are said in a language, ready to search with. */
export type Phrases = ReturnType<typeof prepare>

function prepare(language: Language) {
  const said = written[language]
  const numbers = Object.keys(said.numbers).toSorted((a, b) => b.length - a.length)
  const units = Object.values(said.units)
    .flat()
    .toSorted((a, b) => b.length - a.length)
  const fill = (pattern: string) =>
    pattern
      .replace('NUMBER', ['\\d{1,3}', ...numbers].join('|'))
      .replace('UNIT', units.join('|'))
      .replace('MONTH', said.months.join('|'))
  // Chinese has no space between words.
  const whole = (pattern: string) =>
    language === 'zh'
      ? new RegExp(`(?:${pattern})`, 'u')
      : new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'u')
  const any = (patterns: string[]) => patterns.map((pattern) => whole(fill(pattern)))
  const named = <Name extends string>(all: Record<Name, string[]>) =>
    (Object.entries(all) as [Name, string[]][]).map(([name, patterns]) => ({ name, patterns: any(patterns) }))
  const suffixed = (pattern: string) =>
    language === 'zh' || language === 'en' || language === 'id'
      ? whole(pattern)
      : whole(`(?:${pattern})(?:['-]?\\p{L}{0,5})?`)
  return {
    language,
    commits: any(said.commits),
    never: any(said.never),
    // The longer one first: the day after tomorrow holds a tomorrow.
    days: named({
      after_tomorrow: said.after_tomorrow,
      tomorrow: said.tomorrow,
      today: said.today,
      end_of_week: said.end_of_week,
      next_week: said.next_week,
    }),
    weekdays: said.weekdays.map(suffixed),
    months: said.months.map(whole),
    date: any(said.date),
    parts: named({
      afternoon: said.parts.afternoon,
      noon: said.parts.noon,
      morning: said.parts.morning,
      evening: said.parts.evening,
      close: said.parts.close,
    }),
    clock: any(said.clock),
    within: any(said.within),
    units: named(said.units),
    numberOf: (text: string): number => (/^\d+$/.test(text) ? Number(text) : (said.numbers[text] ?? Number.NaN)),
  }
}

const kept = new Map<Language, Phrases>()

export function phrasesOf(language: Language): Phrases {
  const known = kept.get(language) ?? prepare(language)
  kept.set(language, known)
  return known
}
