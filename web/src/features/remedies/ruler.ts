import { heldTogether, type Limit, limitFor, type Worth } from '@heed/methods/remedy-limits.ts'

const roles = ['employee', 'lead', 'manager', 'owner'] as const
export type RulerRole = (typeof roles)[number]
/** A stretch of the ruler that one role decides: above `from`, up to `to`, without an end where `to` is null. */
export type Stretch = { role: RulerRole; from: number; to: number | null }

/** The limits one after the other; a role that decides no more than the one below it has no stretch of its own. */
export const stretchesOf = (limits: readonly Limit[], currency: string, kind: string): Stretch[] => {
  const stretches: Stretch[] = []
  let from = 0
  for (const role of roles) {
    const to = limitFor(limits, role, currency, kind)
    if (to <= from) continue
    stretches.push({ role, from, to: Number.isFinite(to) ? to : null })
    if (!Number.isFinite(to)) break
    from = to
  }
  return stretches
}

/** Which stretch an amount falls in, and how far along the whole ruler it stands, 0 to 1; every stretch is equally wide. */
export const placeOf = (stretches: readonly Stretch[], amount: number): { index: number; share: number } => {
  const found = stretches.findIndex(({ to }) => to === null || amount <= to)
  const index = found === -1 ? stretches.length - 1 : found
  const stretch = stretches[index]
  if (!stretch) return { index: -1, share: 0 }
  return { index, share: (index + along(stretch, amount)) / stretches.length }
}

/** Without an end the mark nears the edge and never reaches it. */
const along = ({ from, to }: Stretch, amount: number) => {
  if (to !== null) return Math.min(1, (amount - from) / (to - from))
  return from === 0 ? 0.5 : Math.min(0.9, Math.max(0.1, 1 - from / amount))
}

/** What is held against the limits with `kind`: the whole case, as far as it shares them. */
export const heldAmount = (limits: readonly Limit[], currency: string, kind: string, given: readonly Worth[]) =>
  Math.max(...roles.map((role) => heldTogether(limits, role, currency, kind, given)))
