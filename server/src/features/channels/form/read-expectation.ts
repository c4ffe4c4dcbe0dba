import { setTimeout as pause } from 'node:timers/promises'
import type { Language } from '@heed/contract/primitives.ts'
import type { House } from '../../../platform/house.ts'
import { fill, readMailTexts } from '../outbox/mail-texts.ts'
import { readPromisedTime } from '../outbox/promised-time.ts'

const patienceMs = 2000

/** What the sender may expect: their case's number and the promised time, as soon as the message is understood. */
export async function readExpectation(
  house: House,
  workspaceId: string,
  intakeId: string,
  language: Language,
): Promise<string> {
  const until = Date.now() + patienceMs
  const { acknowledgement } = readMailTexts(language)
  for (;;) {
    const known = await house.scopeOf(workspaceId).transaction(async (tx) => {
      const row = await tx.db
        .selectFrom('intake_item as i')
        .innerJoin('case as c', 'c.id', 'i.case_id')
        .select(['c.id', 'c.number'])
        .where('i.id', '=', intakeId)
        .executeTakeFirst()
      return row && { number: `#${row.number}`, time: await readPromisedTime(tx, row.id, language) }
    })
    if (known?.time) return fill(acknowledgement.withTime, { case: known.number, time: known.time })
    if (known) return fill(acknowledgement.withoutTime, { case: known.number })
    if (Date.now() > until) return acknowledgement.pending
    await pause(100)
  }
}
