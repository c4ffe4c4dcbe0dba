import type { givePlan } from '@heed/contract/promises.ts'
import type { z } from 'zod'

/** A step as it is being written; `key` tells steps apart while they are added and taken away. */
export type StepDraft = { key: string; words: string; memberId: string | null; visitor: string; dueAt: string | null }
export type PlanTold = z.output<typeof givePlan.body>['told']
export type StepLack = { words: boolean; memberId: boolean; dueAt: 'missing' | 'past' | null }

export const emptyStep = (memberId: string, dueAt: string | null = null): StepDraft => ({
  key: crypto.randomUUID(),
  words: '',
  memberId,
  visitor: '',
  dueAt,
})

/** What a step still lacks; without words, a person and a moment to come it is no promise. */
export const lackOf = (step: StepDraft, now: Date): StepLack => ({
  words: step.words.trim() === '',
  memberId: step.memberId === null,
  dueAt: step.dueAt === null ? 'missing' : new Date(step.dueAt) <= now ? 'past' : null,
})

export const isWhole = (step: StepDraft, now: Date) => {
  const lack = lackOf(step, now)
  return !lack.words && !lack.memberId && lack.dueAt === null
}

/** A whole step as the server takes it. */
export const asStep = ({ words, memberId, visitor, dueAt }: StepDraft) => ({
  words: words.trim(),
  memberId: memberId ?? '',
  visitor: visitor.trim() || null,
  dueAt: dueAt ?? '',
})

/** The name under which a half-written plan of a case is kept. */
export const planForm = (caseId: string) => `plan.${caseId}`
