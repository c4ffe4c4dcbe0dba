import { heldTogether, isWithin, type Limit, limitFor, type Worth } from '@heed/methods/remedy-limits.ts'

export type Decider = { id: string; name: string; role: string }
type Question = {
  limits: readonly Limit[]
  role: string
  readerId: string
  currency: string
  deciders: readonly Decider[]
  /** What the case has had already. */
  given: readonly Worth[]
  /** What is about to be given. */
  items: readonly Worth[]
}
export type Verdict =
  | { as: 'nothing' | 'atOnce' }
  /** `sum` is held against `limit`, of which the case has had `before`; `asked` is null where any owner is asked. */
  | { as: 'asked'; asked: Decider | null; limit: number; before: number; sum: number }

/** What will happen, by the same rule that the server keeps. */
export const verdictOf = ({ limits, role, readerId, currency, deciders, given, items }: Question): Verdict => {
  if (items.length === 0) return { as: 'nothing' }
  const all = [...given, ...items]
  if (items.every(({ amount }) => amount === 0) || isWithin(limits, role, currency, all)) return { as: 'atOnce' }
  const held = (kind: string, worths: readonly Worth[]) => heldTogether(limits, role, currency, kind, worths)
  const beyond = all.find(({ kind }) => held(kind, all) > limitFor(limits, role, currency, kind))
  const kind = beyond?.kind ?? ''
  return {
    as: 'asked',
    asked: nextDecider(deciders, { limits, currency, given: all, not: [readerId] }) ?? null,
    limit: limitFor(limits, role, currency, kind),
    before: held(kind, given),
    sum: held(kind, all),
  }
}

type Turn = { limits: readonly Limit[]; currency: string; given: readonly Worth[]; not: readonly string[] }

/** Whose turn it is after all of `not`. */
export const nextDecider = (deciders: readonly Decider[], { limits, currency, given, not }: Turn) =>
  deciders.find(({ id, role }) => !not.includes(id) && isWithin(limits, role, currency, given))
