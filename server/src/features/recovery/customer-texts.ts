import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'

type Texts = { texts: Record<string, Record<Language, string>>; remedies: Record<string, Record<Language, string>> }

const content = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/complaint/customer.json'), 'utf8'),
) as Texts

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)

/** A text for a customer about their complaint; all places are filled at once, so a value that looks like one stays as it is. */
export function say(name: string, language: Language, values: Record<string, string> = {}): string {
  const text = content.texts[name]
  if (!text) throw new Error(`Complaints have no text "${name}"`)
  return fill(text[language], values)
}

export const sayRemedy = (kind: string, language: Language, amount: string): string =>
  fill(content.remedies[kind]?.[language] ?? kind, { amount })

/** Money as it is written in a language, with the decimals that are paid. */
export const sayMoney = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount)
