import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import type { givePlan } from '@heed/contract/promises.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/scope.ts'
import { writeTime } from '../channels/index.ts'
import { greet } from '../voice/index.ts'

type Texts = Record<'about' | 'intro' | 'step' | 'news' | 'close', Record<Language, string>>

const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/plan/letter.json'), 'utf8'),
) as Texts

/** The plan in the customer's language, its times on the wall clock of the branch. */
export async function writePlanLetter(tx: Tx, caseId: string, plan: z.output<typeof givePlan.body>): Promise<string> {
  const about = await tx.db
    .selectFrom('case as c')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .select(['c.language', 'u.name', 'u.address_as', 'b.zone'])
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow()
  const names = await tx.db
    .selectFrom('member')
    .select(['id', 'name'])
    .where(
      'id',
      'in',
      plan.steps.map(({ memberId }) => memberId),
    )
    .execute()
  const language = about.language as Language
  const say = (key: keyof Texts, values: Record<string, string> = {}) =>
    texts[key][language].replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
  const time = (at: string) => writeTime(new Date(at), language, about.zone)
  const who = (step: (typeof plan.steps)[number]) =>
    step.visitor ?? names.find(({ id }) => id === step.memberId)?.name ?? ''
  return [
    greet(language, about.name, about.address_as),
    say('about', { problem: plan.problem }),
    say('intro'),
    plan.steps
      .map((step, index) =>
        say('step', { number: String(index + 1), words: step.words, who: who(step), time: time(step.dueAt) }),
      )
      .join('\n'),
    ...(plan.nextNewsAt ? [say('news', { time: time(plan.nextNewsAt) })] : []),
    say('close'),
  ].join('\n\n')
}
