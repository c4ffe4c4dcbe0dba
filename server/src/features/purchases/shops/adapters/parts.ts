import { type Language, languages } from '@heed/contract/primitives.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import { z } from 'zod'

/** Shops write sums as text: "12.50". */
export const Sum = z
  .union([z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/), z.number()])
  .transform(Number)
  .pipe(z.number().min(-100_000_000_000).max(100_000_000_000))
export const OrderId = z.union([z.int().positive(), z.string().min(1).max(200)]).transform(String)
/** As long as a line of ours may be; what is longer is cut, for it is somebody else's name. */
export const Short = (most: number) =>
  z
    .string()
    .nullish()
    .transform(
      (text) =>
        text
          ?.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
          .trim()
          .slice(0, most) || undefined,
    )

/** A part of a sum, as it can be paid in its currency; shops divide what they took off to many decimals. */
export const payable = (amount: number, currency: string): number =>
  Math.max(0, Number(amount.toFixed(decimalsOf(currency))))

/** "tr-TR" and "tr" are Turkish; undefined for a language that we do not write. */
export const languageFrom = (locale: string | undefined): Language | undefined =>
  languages.find((language) => language === locale?.slice(0, 2).toLowerCase())

export const nameOf = (...parts: (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' ').slice(0, 120) || undefined

/** A mail address that can be one; shops keep whatever was typed. */
export const Mail = z
  .string()
  .nullish()
  .transform((text) => {
    const parsed = z.email().max(254).safeParse(text?.trim())
    return parsed.success ? parsed.data : undefined
  })
