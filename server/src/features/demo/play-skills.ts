import type { CaseKind } from '@heed/contract/cases.ts'
import demo from '../../../../content/demo/skills.json' with { type: 'json' }
import { writeSkills } from '../duty/index.ts'
import type { Company } from './build-company.ts'

/** What the colleagues of each branch can solve. */
export async function playSkills(company: Company): Promise<void> {
  for (const { memberIds } of company.branches)
    for (const [index, memberId] of memberIds.entries()) {
      const skills = demo.skills[index % demo.skills.length] ?? []
      await writeSkills(company.scope, memberId, {
        skills: skills.map(({ kind, words }) => ({ kind: kind as CaseKind | null, words })),
        awayUntil: null,
      })
    }
}
