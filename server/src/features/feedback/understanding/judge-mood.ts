import { type Mood, moods } from '@heed/contract/feedback.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { classify, type Learned } from '@heed/methods/text/naive-bayes.ts'
import type { Tx } from '../../../platform/scope.ts'
import { featuresOf, unlearned } from './mood-words.ts'
import { languageOfWords } from './topic-index.ts'

/** Less sure than this is not said. */
export const leastConfidence = 0.6

export type MoodModel = { learned: Learned; isLearned: boolean }
export type MoodModels = Map<string, MoodModel>

/** Models never change once they are written, so a process keeps those that it read. */
const kept = new Map<string, MoodModel>()
const mostKept = 60

/** What was learned last, by language. */
export async function loadMoodModels(tx: Tx, version: number): Promise<MoodModels> {
  if (version === 0) return new Map()
  const rows = await tx.db
    .selectFrom('mood_model')
    .select(['id', 'language'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('version', '=', version)
    .execute()
  const models: MoodModels = new Map()
  for (const { id, language } of rows) {
    const model = kept.get(id) ?? (await readModel(tx, id))
    kept.delete(id)
    kept.set(id, model)
    models.set(language, model)
  }
  for (const id of kept.keys()) if (kept.size > mostKept) kept.delete(id)
  return models
}

async function readModel(tx: Tx, id: string): Promise<MoodModel> {
  const { learned, is_learned } = await tx.db
    .selectFrom('mood_model')
    .select(['learned', 'is_learned'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { learned: learned as unknown as Learned, isLearned: is_learned }
}

export type JudgedMood = { mood: Mood; confidence: number }

/** The likeliest mood with how likely it is; undefined where the words hold nothing that is known. */
export function likeliestMood(learned: Learned, text: string, language: Language): JudgedMood | undefined {
  const shares = classify(learned, featuresOf(text, languageOfWords(text, language)))
  if (!shares) return undefined
  const confidence = Math.max(...shares)
  return { mood: moods[shares.indexOf(confidence)] ?? 'neutral', confidence }
}

export const modelFor = (models: MoodModels, text: string, language: Language): MoodModel =>
  models.get(languageOfWords(text, language)) ?? { learned: unlearned, isLearned: false }
