import type { Actor } from '../../platform/scope.ts'

const leading = ['lead', 'manager', 'owner']

type Asked = {
  state: string
  asked_by: string | null
  asked_id: string | null
  passed_over: string[]
  about_member_id: string | null
}

/** Whoever is or was asked, and whoever leads; never who asked, nor whom the complaint is about. */
export function mayAnswer(actor: Actor | null, asked: Asked): boolean {
  if (asked.state !== 'waiting') return false
  if (!actor) return true
  if (actor.id === asked.asked_by || actor.id === asked.about_member_id) return false
  return actor.id === asked.asked_id || asked.passed_over.includes(actor.id) || leading.includes(actor.role)
}

export const mayWithdraw = (actor: Actor | null, { state, asked_by }: Pick<Asked, 'state' | 'asked_by'>): boolean =>
  state === 'waiting' && (!actor || actor.id === asked_by || leading.includes(actor.role))
