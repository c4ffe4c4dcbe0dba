import { z } from 'zod'

export const languages = ['en', 'tr', 'id', 'az', 'zh'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** Written in small letters whichever way it comes, so that one row has one id. */
export const Id = z.uuid().toLowerCase()
/** Calendars have no year 0, and databases keep none. */
const hasYear = (time: string) => !time.startsWith('0000')
export const Instant = z.iso.datetime().refine(hasYear, { error: 'day.unknown' })
/** Calendar day, `2026-11-22`. */
export const Day = z.iso.date().refine(hasYear, { error: 'day.unknown' })
/** Calendar month, `2026-11`. */
export const Month = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
  .refine(hasYear, { error: 'day.unknown' })
export const Zone = z.string().min(1).max(64).refine(isZone, { error: 'zone.unknown' })
export const Currency = z.string().regex(/^[A-Z]{3}$/)
/** Money in whole and decimal units of its currency, such as 12.5; whether the decimals fit it is checked where the currency is known. */
export const Amount = z.number().min(0).max(100_000_000_000)
/** An address of a page that somebody may press: never one that runs something. */
export const PageAddress = z.url({ protocol: /^https?$/ }).max(2000)
export const Email = z.email().max(254)

/** Nothing to be seen: spaces, signs without width, fillers, and the braille cell without dots. */
const unseen = /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u
/** Without the spaces around it; empty where nothing of it can be seen. */
export const trimWords = (text: string): string => (unseen.test(text) ? '' : text.trim())
/** What somebody writes: signs that nobody sees are no words. */
export const FreeText = z.string().overwrite(trimWords)

/** The rule that a text breaks which holds a line end or another control character where one line belongs. */
export const notOneLine = 'text.not_one_line'
/** A text that stands in one line: names, subjects and whatever may become a header of a mail. */
export const OneLine = z
  .string()
  .overwrite(trimWords)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, { error: notOneLine })

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** A page of a list; `next` is the cursor of the following page, null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Several values of one filter in an address, separated by commas. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item).max(50))

export const IdParams = z.object({ id: Id })
export const Nothing = z.null()

/** RFC 9457 problem; `code` is stable and has a translated text, `title` is for developers. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** For `request.invalid`: where, and which rule. */
  fields: z.array(z.object({ path: z.string(), rule: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
