import { PurchaseInput } from '@heed/contract/purchases.ts'
import { decimalsOf, isPayable } from '@heed/methods/money.ts'
import type { Cells, Reading, Wanted } from './read-cells.ts'

type Line = { code?: string; name?: string; quantity: number; amount?: number }
/** What is the same in every row of one purchase. */
type Sale = {
  /** Its own number, or what the row comes to. */
  reference: string
  at: Date
  branchId: string
  customer: Wanted
  language: string
  /** Of all lines together, where the file says it. */
  amount: number | null
  currency: string
  words: string | null
  isCancelled: boolean
}
export type ReadPurchase = Sale & { lines: Line[] }

/** As people write them in files; whatever else has to be three letters of ISO 4217. */
const currencies: Record<string, string> = {
  TL: 'TRY',
  '₺': 'TRY',
  '₼': 'AZN',
  MAN: 'AZN',
  MANAT: 'AZN',
  RP: 'IDR',
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  RMB: 'CNY',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
}
const most = 100_000_000_000

/** A purchase of one line; PurchaseGatherer puts together what was bought at once. */
export function readPurchaseRow(cells: Cells, reading: Reading, reference: string): ReadPurchase | undefined {
  const branch = cells.branch()
  const at = cells.when('at', branch?.zone ?? 'UTC')
  if (!cells.text('at')) cells.refuse('date_odd', 'at')
  const currency = readCurrency(cells) ?? branch?.currency
  const amount = readAmount(cells, 'amount', currency)
  const line = readLine(cells, currency)
  const words = cells.line('words', 300)
  if (!line && amount === null && !words && !reading.isOwn) cells.refuse('nothing_bought', 'product')
  const sale = {
    reference,
    customer: cells.customer(),
    language: cells.language(branch?.language ?? reading.language),
    amount,
    words,
    isCancelled: cells.yesOrNo('cancelled'),
  }
  if (!branch || !at || !currency) return undefined
  return { ...sale, at, branchId: branch.id, currency, lines: line ? [line] : [] }
}

function readLine(cells: Cells, currency: string | undefined): Line | undefined {
  const code = cells.line('code', 120)
  const name = cells.line('product', 200)
  const quantity = cells.number('quantity', 3, { least: 0.001, most: 1_000_000 })
  const amount = readAmount(cells, 'line_amount', currency)
  if (!code && !name) return undefined
  return {
    ...(code ? { code } : {}),
    ...(name ? { name } : {}),
    ...(amount === null ? {} : { amount }),
    quantity: quantity ?? 1,
  }
}

function readCurrency(cells: Cells): string | null {
  const written = cells.text('currency')
  if (!written) return null
  const currency = currencies[written.toUpperCase().replace(/\.$/, '')] ?? written.toUpperCase()
  const isKnown = /^[A-Z]{3}$/.test(currency) && Intl.supportedValuesOf('currency').includes(currency)
  if (!isKnown) cells.refuse('currency_unknown', 'currency', written)
  return isKnown ? currency : null
}

function readAmount(cells: Cells, column: 'amount' | 'line_amount', currency: string | undefined): number | null {
  const amount = cells.number(column, currency ? decimalsOf(currency) : 2, { least: 0, most })
  if (amount !== null && currency && !isPayable(amount, currency))
    cells.refuse('number_odd', column, cells.text(column))
  return amount
}

/** Whether two rows can be of one purchase, as far as both say the same of it. */
export const isSameSale = (one: ReadPurchase, other: ReadPurchase): boolean =>
  one.at.getTime() === other.at.getTime() &&
  one.branchId === other.branchId &&
  one.currency === other.currency &&
  one.isCancelled === other.isCancelled &&
  (one.amount === other.amount || one.amount === null || other.amount === null) &&
  isSameCustomer(one.customer, other.customer)

const isSameCustomer = (one: Wanted, other: Wanted): boolean =>
  one.ref === other.ref &&
  one.addresses.length === other.addresses.length &&
  one.addresses.every(({ kind, value }) =>
    other.addresses.some((address) => address.kind === kind && address.value === value),
  )

/** The purchase as the feature of purchases keeps it. */
export const toldOf = (
  { reference, at, branchId, amount, currency, words, lines }: ReadPurchase,
  customerId: string,
): ReturnType<typeof PurchaseInput.parse> =>
  PurchaseInput.parse({
    branchId,
    at: at.toISOString(),
    reference,
    currency,
    customer: { id: customerId },
    lines,
    ...(words ? { words } : {}),
    ...(amount === null ? {} : { amount }),
  })
