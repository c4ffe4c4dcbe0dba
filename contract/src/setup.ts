import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Email, Id, Language, OneLine } from './primitives.ts'
import { ClockMeasure } from './standards.ts'
import { BranchInput, BusinessKind } from './workspace.ts'

export const getSetup = endpoint({
  id: 'getSetup',
  method: 'GET',
  path: '/setup',
  tag: 'setup',
  may: 'public',
  summary: 'Whether this installation waits for its first set-up, and how one may sign in',
  response: z.object({
    needed: z.boolean(),
    demo: z.boolean(),
    oidc: z.object({ name: z.string(), providerId: z.string() }).nullable(),
  }),
})

/** The same document is taken by the browser's set-up and by `heed setup --json`. */
export const SetupInput = z.object({
  language: Language,
  kind: BusinessKind,
  name: OneLine.min(1).max(120),
  branch: BranchInput.omit({ language: true }).extend({ language: Language.optional() }),
  owner: z.object({ name: OneLine.min(1).max(120), email: Email, password: z.string().min(10).max(128) }),
  /** Mail address that customers write to; the first mail channel is made for it. */
  supportAddress: Email.optional(),
})
export type SetupInput = z.infer<typeof SetupInput>

export const completeSetup = endpoint({
  id: 'completeSetup',
  method: 'POST',
  path: '/setup',
  tag: 'setup',
  may: 'public',
  summary: 'First set-up by the one-time link',
  body: SetupInput.extend({ token: z.string().min(20).max(200) }),
  response: z.object({ workspaceId: Id, email: z.string() }),
  status: 201,
})

/** What the kind of business will get, shown before it is installed. */
export const previewSetup = endpoint({
  id: 'previewSetup',
  method: 'GET',
  path: '/setup/preview',
  tag: 'setup',
  may: 'public',
  summary: 'Standards and survey that a kind of business starts with',
  query: z.object({ kind: BusinessKind, language: Language }),
  response: z.object({
    standards: z.array(
      z.object({
        name: z.string(),
        measure: ClockMeasure,
        targetSeconds: z.int(),
        targetSharePercent: z.number(),
      }),
    ),
    survey: z.object({ name: z.string(), questions: z.array(z.string()) }),
  }),
})
