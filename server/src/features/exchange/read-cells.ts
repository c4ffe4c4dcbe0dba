import { createHash } from 'node:crypto'
import { Email, Language, trimWords } from '@heed/contract/primitives.ts'
import type { RecordProblem } from '@heed/contract/record-files.ts'
import { now } from '../../platform/clock.ts'
import { readCell } from '../../platform/http/csv.ts'
import { type CsvRow, quoted } from '../../platform/imports/parse-csv.ts'
import { readNumber } from '../../platform/imports/read-number.ts'
import { readWhen } from '../../platform/imports/read-when.ts'
import { singleLine, storableText } from '../../platform/mail/understand/plain-strings.ts'
import { type Address, addressesOf } from '../customers/index.ts'
import type { Column, Mapping } from './columns.ts'

export type Branch = { id: string; name: string; zone: string; language: string; currency: string }
export type Reading = {
  header: string[]
  mapping: Mapping
  isOwn: boolean
  /** By folded name. */
  branches: Map<string, Branch>
  /** Where a case goes whose branch is not known. */
  otherBranch: Branch | undefined
  /** Where a case goes that names none. */
  onlyBranch: Branch | undefined
  channels: { id: string; kind: string; branch_id: string }[]
  language: string
  foldName: (name: string) => string
}

/** Somebody who is still to be found. */
export type Wanted = { ref: string | null; addresses: Address[]; name: string | null }

const no = ['', 'no', 'false', '0', 'hayır', 'tidak', 'xeyr', '否']
const yes = ['yes', 'true', '1', 'evet', 'ya', 'bəli', '是']

/** The cells of one row by what they mean; whatever is wrong with them is gathered, so that all of it can be mended at once. */
export class Cells {
  readonly problems: RecordProblem[] = []
  readonly #row: CsvRow
  readonly #reading: Reading

  constructor(row: CsvRow, reading: Reading) {
    this.#row = row
    this.#reading = reading
    if (row.cells.length !== reading.header.length)
      this.problems.push({ line: row.line, column: null, rule: 'cells', value: String(row.cells.length) })
  }

  get isWhole(): boolean {
    return this.problems.length === 0
  }

  refuse(rule: RecordProblem['rule'], column: Column, value?: string): void {
    const { header, mapping } = this.#reading
    const name = header.find((candidate) => mapping[candidate] === column) ?? null
    this.problems.push({ line: this.#row.line, column: name, rule, value: (value && quoted(value)) || null })
  }

  text(column: Column, most = 400_000): string {
    const { header, mapping, isOwn } = this.#reading
    const index = header.findIndex((name) => mapping[name] === column)
    const written = this.#row.cells[index] ?? ''
    const text = trimWords(storableText(isOwn ? readCell(written) : written, 400_000))
    if (text.length > most) this.refuse('too_long', column, text)
    return text
  }

  /** In one line; null when empty. */
  line(column: Column, most: number): string | null {
    const text = this.text(column, most)
    return singleLine(text, most) || null
  }

  parts(column: Column): string[] {
    return this.text(column)
      .split(/[;,\n]/)
      .map((part) => singleLine(part, 400))
      .filter(Boolean)
  }

  when(column: Column, zone: string, mayComeYet = false): Date | null {
    const written = this.text(column)
    const at = written ? readWhen(written, zone) : undefined
    if (written && !at) this.refuse('date_odd', column, written)
    if (at && !mayComeYet && at.getTime() > now().getTime() + 60_000) this.refuse('date_future', column, written)
    return at ?? null
  }

  /** @param decimals how many it can have at most */
  number(column: Column, decimals: number, { least, most }: { least: number; most: number }): number | null {
    const written = this.text(column)
    if (!written) return null
    // What was written here has a point before its decimals, and nothing else.
    const read = this.#reading.isOwn ? Number(written) : readNumber(written, decimals)
    if (read === undefined || !(read >= least && read <= most)) {
      this.refuse('number_odd', column, written)
      return null
    }
    return read
  }

  yesOrNo(column: Column): boolean {
    const written = this.text(column).toLowerCase()
    if (!no.includes(written) && !yes.includes(written)) this.refuse('yes_no_odd', column, written)
    return yes.includes(written)
  }

  /** The branch that is named, the one for those that are not known, or the only one. */
  branch(): Branch | undefined {
    const { branches, foldName, otherBranch, onlyBranch } = this.#reading
    const written = this.text('branch')
    const branch = written ? (branches.get(foldName(written)) ?? otherBranch) : (otherBranch ?? onlyBranch)
    if (!branch) this.refuse('branch_unknown', 'branch', written)
    return branch
  }

  /** Whose case or purchase it is: by the id that their file has, by an address, or by both. */
  customer(): Wanted {
    const wanted = {
      ref: this.origin('customer_id'),
      addresses: this.addresses('customer_email', 'customer_phone'),
      name: this.line('customer_name', 120),
    }
    if (!wanted.ref && wanted.addresses.length === 0) this.refuse('customer_missing', 'customer_id')
    return wanted
  }

  language(otherwise: string): string {
    const written = this.text('language')
    if (!written) return otherwise
    const language = Language.safeParse(written.toLowerCase().split(/[-_]/)[0])
    if (!language.success) this.refuse('language_unknown', 'language', written)
    return language.data ?? otherwise
  }

  /** One of these words, or one that other programs use for it. */
  oneOf<Word extends string>(
    column: Column,
    words: readonly Word[],
    others: Record<string, Word>,
    rule: RecordProblem['rule'],
  ): Word | null {
    const written = this.text(column).toLowerCase()
    if (!written) return null
    const other = written.replace(/[\s-]+/g, '_')
    const word = words.find((candidate) => candidate === written) ?? (Object.hasOwn(others, other) && others[other])
    if (!word) this.refuse(rule, column, written)
    return word || null
  }

  addresses(emails: Column, phones: Column): Address[] {
    const found: Address[] = []
    for (const email of this.parts(emails)) {
      if (Email.safeParse(email).success) found.push(...addressesOf({ email }))
      else this.refuse('email_odd', emails, email)
    }
    for (const phone of this.parts(phones)) {
      const read = phone.length <= 40 ? addressesOf({ phone }) : []
      if (read.length > 0) found.push(...read)
      else this.refuse('phone_odd', phones, phone)
    }
    return found.filter(
      (one, index) => found.findIndex(({ kind, value }) => kind === one.kind && value === one.value) === index,
    )
  }

  /** The external id first, then the id of the file; without either the row itself says who it is when it comes again. */
  origins(): string[] {
    const given = (['external_id', 'id'] as const).flatMap((column) => this.origin(column) ?? [])
    return given.length > 0 ? [...new Set(given)] : [this.rowName()]
  }

  /** What the row itself comes to, the same whenever it comes again. */
  rowName(): string {
    const row = createHash('sha256')
      .update(JSON.stringify([this.#row.cells]))
      .digest('hex')
      .slice(0, 40)
    return `row:${row}`
  }

  /** Ids are the same however their letters are written. */
  origin(column: Column): string | null {
    const id = this.line(column, 200)
    return id && /^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : id
  }
}
