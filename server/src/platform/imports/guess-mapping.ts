import { foldLetters } from '@heed/methods/text/fold-letters.ts'

/** What each column of a file is; null leaves it out. */
export type Mapping<Column extends string> = Record<string, Column | null>

/**
 * Says what each column of a file is, as far as its name says; a meaning is given once. Columns that it does not know are left out.
 * @param otherNames Names that such columns have in files of other programs, separated by spaces.
 */
export function guesserOf<Column extends string>(
  columns: readonly Column[],
  otherNames: Partial<Record<Column, string>>,
): (header: string[]) => Mapping<Column> {
  const fold = (name: string) => foldLetters(name.trim()).replace(/[\s]+/g, '_')
  const known = new Map<string, Column>([
    ...(Object.entries(otherNames) as [Column, string][]).flatMap(([column, names]) =>
      names.split(' ').map((name) => [fold(name), column] as const),
    ),
    ...columns.map((column) => [column, column] as const),
  ])
  return (header) => {
    const mapping: Mapping<Column> = {}
    const taken = new Set<Column>()
    // Our own names first, so that a column "date" never takes the place of "said_at".
    for (const exact of [true, false])
      for (const name of header) {
        const column = known.get(fold(name))
        if (!column || taken.has(column) || mapping[name] || exact !== (column === fold(name))) continue
        mapping[name] = column
        taken.add(column)
      }
    return mapping
  }
}
