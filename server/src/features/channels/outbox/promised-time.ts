import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'

/** When the first-answer clock runs out, on the branch's wall clock and in the customer's language; undefined without a promise to come. */
export async function readPromisedTime(tx: Tx, caseId: string, language: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('clock as k')
    .innerJoin('branch as b', 'b.id', 'k.branch_id')
    .select(['k.due_at', 'b.zone'])
    .where('k.case_id', '=', caseId)
    .where('k.measure', '=', 'first_answer')
    .executeTakeFirst()
  return row?.due_at && row.due_at > now() ? writeTime(row.due_at, language, row.zone) : undefined
}

export function writeTime(at: Date, language: string, zone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: zone }).format(at)
  // The joined form is not how Azerbaijani is written.
  return language === 'az' ? `${write(day)}, ${write(time)}` : write({ ...day, ...time })
}
