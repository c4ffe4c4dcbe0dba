import { randomBytes, randomInt } from 'node:crypto'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { seal, unseal } from '../../../platform/access/seal.ts'
import type { House } from '../../../platform/house.ts'
import type { Tx } from '../../../platform/scope.ts'
import { urnUnreadable } from './staff.errors.ts'

/*
 The urn of a round is one sealed row: no paper has a row, a place, an id or a time of its own. With each paper all of them are mixed
 and sealed anew, and filled up to a round size, so that two states of the row say nothing of what came between them. The key is a
 file and stands in no table; destroying it makes every older state of the row unreadable too.
*/

/** What one person said. Whose it is was known only while it was handed in. */
export type Paper = { part: string; answers: Answers }

const use = 'staff urn'
const stepBytes = 16_384

/** @returns the name of the file that holds the key of a new urn. */
export async function makeUrn(tx: Tx, roundId: string): Promise<string> {
  const key = randomBytes(32).toString('base64url')
  const keyFile = await tx.scope.house.files.put(Buffer.from(key))
  await tx.db
    .insertInto('staff_urn')
    .values({ round_id: roundId, sealed: close(key, roundId, []) })
    .execute()
  return keyFile
}

type Round = { id: string; key_file: string | null }

/** Puts a paper among the others. One at a time: the row stays locked until the transaction ends. */
export async function dropPaper(tx: Tx, round: Round, paper: Paper): Promise<void> {
  const opened = await open(tx, round)
  if (!opened) throw urnUnreadable()
  const sealed = close(opened.key, round.id, mixed([...opened.papers, paper]))
  await tx.db.updateTable('staff_urn').set({ sealed }).where('round_id', '=', round.id).execute()
}

/** All papers of a round, in no order, and no urn any more; undefined where its key is lost. */
export async function emptyUrn(tx: Tx, round: Round): Promise<Paper[] | undefined> {
  const opened = await open(tx, round)
  await tx.db.deleteFrom('staff_urn').where('round_id', '=', round.id).execute()
  return opened && mixed(opened.papers)
}

/** Nothing that was ever in the urn can be read after this. */
export const destroyKey = (house: House, keyFile: string): Promise<void> => house.files.delete(keyFile)

async function open(tx: Tx, { id, key_file }: Round): Promise<{ key: string; papers: Paper[] } | undefined> {
  const urn = await tx.db
    .selectFrom('staff_urn')
    .select('sealed')
    .where('round_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const file = urn && key_file && (await tx.scope.house.files.get(key_file).catch(() => undefined))
  if (!urn || !file) return undefined
  const key = Buffer.from(file).toString()
  return { key, papers: JSON.parse(unseal(key, use, id, urn.sealed)) }
}

function close(key: string, roundId: string, papers: Paper[]): Buffer {
  const text = JSON.stringify(papers)
  const bytes = Buffer.byteLength(text)
  return seal(key, use, roundId, text + ' '.repeat(Math.ceil((bytes + 1) / stepBytes) * stepBytes - bytes))
}

/** Each order as likely as any other (Fisher and Yates), by chance that nobody can repeat. */
export function mixed<Item>(items: readonly Item[]): Item[] {
  const result = [...items]
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1)
    ;[result[index], result[other]] = [result[other] as Item, result[index] as Item]
  }
  return result
}
