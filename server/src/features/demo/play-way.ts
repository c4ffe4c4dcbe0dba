import type { ContactPath } from '@heed/contract/contact-paths.ts'
import type { Scope } from '../../platform/scope.ts'
import { makePath, testPath } from '../audits/index.ts'

const dayMs = 86_400_000

type Step = ContactPath['steps'][number]
export type Way = Pick<ContactPath, 'channel' | 'name' | 'mostSteps' | 'steps'> & {
  branch: number | null
  /** What was met where it was not what is written down. */
  tests: { daysAgo: number; by: string; seconds: number[]; steps?: Step[] }[]
}

/** A way to a person, and the tests of it over the year. */
export async function playWay(
  owner: Scope,
  as: (email: string) => Promise<Scope>,
  { branch: _, tests, ...way }: Way,
  branchId: string | null,
  nowMs: number,
): Promise<void> {
  const { id } = await makePath(owner, { branchId, ...way })
  for (const test of tests) {
    const steps = (test.steps ?? way.steps).map((step, at) => ({ ...step, seconds: test.seconds[at] ?? 0 }))
    const kept = await testPath(await as(test.by), id, { steps })
    await owner.transaction((tx) =>
      tx.db
        .updateTable('contact_test')
        .set({ at: new Date(nowMs - test.daysAgo * dayMs) })
        .where('id', '=', kept.tests.last?.id ?? '')
        .execute(),
    )
  }
}
