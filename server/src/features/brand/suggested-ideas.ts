import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Brand } from '@heed/contract/brand.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { Tx } from '../../platform/scope.ts'

type Texts = Record<Language, string>
const ideas: { key: string; name: Texts; acts: Texts[] }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/brand/ideas.json'), 'utf8'),
)

/** Big ideas to begin with, in the language of the business, as what they become will be. */
export async function suggestionsFor(tx: Tx): Promise<Brand['suggestedIdeas']> {
  const { language } = await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()
  const spoken = language as Language
  return ideas.map(({ key, name, acts }) => ({ key, name: name[spoken], acts: acts.map((act) => act[spoken]) }))
}
