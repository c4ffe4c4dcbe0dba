import { mostLines } from '@heed/contract/purchases.ts'
import type { RecordProblem } from '@heed/contract/record-files.ts'
import type { CsvRow } from '../../platform/imports/parse-csv.ts'
import { isSameSale, type ReadPurchase } from './read-purchase-row.ts'

export type ReadSale = { rows: CsvRow[]; item: ReadPurchase }
type Bad = { row: CsvRow; problems: RecordProblem[] }

/** Puts rows with one reference together. One row that cannot be taken in holds back all of its purchase: half of one would be another. */
export class PurchaseGatherer {
  readonly #sales = new Map<string, ReadSale>()
  readonly #broken = new Map<string, Bad[]>()
  readonly #column: string | null

  /** @param column of the reference in this file */
  constructor(column: string | null) {
    this.#column = column
  }

  add(row: CsvRow, item: ReadPurchase): void {
    const known = this.#sales.get(item.reference)
    if (!known) this.#sales.set(item.reference, { rows: [row], item: { ...item, lines: [...item.lines] } })
    else if (isSameSale(known.item, item) && known.item.lines.length < mostLines) {
      known.rows.push(row)
      known.item.lines.push(...item.lines)
      known.item.amount ??= item.amount
      known.item.words ??= item.words
    } else this.breakUp(item.reference, { row, problems: [this.#problem(row, 'purchase_differs', item.reference)] })
  }

  /** A row of this purchase is bad. */
  breakUp(reference: string, bad: Bad): void {
    this.#broken.set(reference, [...(this.#broken.get(reference) ?? []), bad])
  }

  get whole(): ReadSale[] {
    return [...this.#sales.values()].filter(({ item }) => !this.#broken.has(item.reference))
  }

  get bad(): Bad[] {
    return [...this.#broken].flatMap(([reference, bad]) => [
      ...bad,
      ...(this.#sales.get(reference)?.rows ?? []).map((row) => ({
        row,
        problems: [this.#problem(row, 'purchase_broken', reference)],
      })),
    ])
  }

  #problem(row: CsvRow, rule: RecordProblem['rule'], value: string): RecordProblem {
    return { line: row.line, column: this.#column, rule, value: this.#column ? value : null }
  }
}
