import type { Tx } from '../../../platform/scope.ts'
import { cutWords } from '../../cases/index.ts'

/** A first name of fewer letters is too often another word; of a Chinese name the whole is looked for. */
const fewestLetters = 3
const isChinese = (name: string): boolean => /\p{Script=Han}/u.test(name)

/**
 * The one colleague of the branch whose first name stands among the words; undefined where none or several do, since nobody is
 * praised by a guess.
 */
export async function findNamed(tx: Tx, words: string, branchId: string | null): Promise<string | undefined> {
  const members = await tx.db
    .selectFrom('member')
    .select(['id', 'name', 'branch_ids'])
    .where('active', '=', true)
    .execute()
  const said = cutWords(words)
  const fitting = members.filter(
    ({ name, branch_ids }) =>
      (branch_ids === null || branchId === null || branch_ids.includes(branchId)) && isNamed(name, words, said),
  )
  return fitting.length === 1 ? fitting[0]?.id : undefined
}

function isNamed(name: string, words: string, said: ReadonlySet<string>): boolean {
  const whole = name.trim()
  if (isChinese(whole)) return whole.length >= 2 && words.includes(whole)
  const [first = ''] = whole.split(/\s+/)
  if ([...first].length < fewestLetters) return false
  const folded = [...cutWords(first)]
  return folded.length > 0 && folded.every((part) => said.has(part))
}
