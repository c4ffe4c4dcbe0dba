import { leastHeldOut, type MoodReading } from '@heed/contract/feedback-understanding.ts'
import { type Language, languages } from '@heed/contract/primitives.ts'
import { isHeldOut } from '@heed/methods/text/held-out.ts'
import { howWell, meanF1 } from '@heed/methods/text/judge-reading.ts'
import type { Mood } from '@heed/methods/text/mood-features.ts'
import { bestTemperature, type Document, type Learned, learn } from '@heed/methods/text/naive-bayes.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { moodsLearned } from '../../../events/feedback-events.ts'
import { newId } from '../../../platform/ids.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { Scope } from '../../../platform/scope.ts'
import { leastConfidence, likeliestMood } from './judge-mood.ts'
import { countLessons, type Lesson, loadLessons } from './lessons.ts'
import { featuresOf, unlearned } from './mood-words.ts'
import { readEverythingAgain } from './read-again.ts'

/** A language is learned once this many comments taught it, so many of them glad and so many unhappy. */
const leastComments = 30
const leastOfMood = 5
const leastUnseen = 10
const keptVersions = 5

/** Learns anew once enough lessons wait. Of two at once the second finds that it is done. */
export async function learnMoods(scope: Scope): Promise<boolean> {
  const { before, at, lessons } = await scope.transaction(async (tx) => {
    const counted = await countLessons(tx)
    return {
      before: counted.version,
      at: counted.at,
      lessons: counted.waiting >= counted.needed ? await loadLessons(tx) : undefined,
    }
  })
  if (!lessons) return false
  const rows = languages.map((language) => learnLanguage(language, lessons.get(language) ?? []))
  return scope.transaction(async (tx) => {
    const version = before + 1
    const { rows: first } = await sql`update workspace set mood_version = ${version}
      where id = ${scope.workspaceId} and mood_version = ${before} returning id`.execute(tx.db)
    if (first.length === 0) return false
    await tx.db
      .insertInto('mood_model')
      .values(rows.map((row) => ({ id: newId(), version, learned_at: at, ...row })))
      .execute()
    await sql`delete from mood_model where workspace_id = ${scope.workspaceId} and version <= ${version - keptVersions}`.execute(
      tx.db,
    )
    await tx.emit(moodsLearned, { version, comments: rows.reduce((sum, { comments }) => sum + comments, 0) })
    await readEverythingAgain(tx)
    return true
  })
}

function learnLanguage(language: Language, lessons: Lesson[]) {
  const taught = lessons.filter(({ words }) => !isHeldOut(words))
  const heldOut = lessons.filter(({ words }) => isHeldOut(words))
  const documents = taught.map(({ text, mood }): Document => ({ label: mood, features: featuresOf(text, language) }))
  const learned = { ...learn(unlearned, documents), temperature: temperatureFor(documents) }
  return {
    language,
    comments: taught.length,
    is_learned: taught.length >= leastComments && hasEnough(taught, 'glad') && hasEnough(taught, 'unhappy'),
    learned: JSON.stringify(learned),
    held_out: heldOut.length,
    measured: JSON.stringify(measure(language, learned, heldOut)),
  }
}

const hasEnough = (lessons: Lesson[], mood: Mood) =>
  lessons.filter((lesson) => lesson.mood === mood).length >= leastOfMood

/** By every fourth of the comments, seen from what the others taught. */
function temperatureFor(documents: Document[]): number {
  const unseen = documents.filter((_, index) => index % 4 === 0)
  if (unseen.length < leastUnseen) return unlearned.temperature
  return bestTemperature(
    learn(
      unlearned,
      documents.filter((_, index) => index % 4 !== 0),
    ),
    unseen,
  )
}

function measure(language: Language, learned: Learned, heldOut: Lesson[]): MoodReading['measured'] {
  if (heldOut.length < leastHeldOut) return null
  const judged = heldOut.map(({ text, mood }) => {
    const said = likeliestMood(learned, text, language)
    return { said: said?.mood ?? 'neutral', is: mood, isSure: (said?.confidence ?? 0) >= leastConfidence }
  })
  const well = howWell(judged)
  if (!well) return null
  const counted = Map.groupBy(heldOut, ({ mood }) => mood)
  const [mostFrequent, itsOwn] = [...counted].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? ['neutral', []]
  const sure = judged.filter(({ isSure }) => isSure)
  return {
    accuracy: well.accuracy,
    macroF1: well.macroF1,
    always: {
      mood: mostFrequent,
      accuracy: itsOwn.length / heldOut.length,
      macroF1: meanF1(
        heldOut.map(({ mood }) => ({ said: mostFrequent, is: mood })),
        [...counted.keys()],
      ),
    },
    sure: { n: sure.length, right: sure.filter(({ said, is }) => said === is).length },
  }
}

export const learnMoodsJob = defineJob({
  name: 'feedback.learn-moods',
  payload: z.object({ of: z.uuid() }),
  maxAttempts: 4,
  key: ({ of }) => `feedback.learn-moods:${of}`,
  run: (_payload, scope) => learnMoods(scope),
})
