import type { Insight } from '@heed/contract/insight.ts'
import { sideOf } from './measures.ts'

export type Finding = {
  kind: 'none' | 'tooFew' | 'below' | 'above' | 'even' | 'better' | 'worse' | 'same'
  share: number | null
  n: number
  names: string[]
}

/** What the page says first: how many first answers were kept, and which branch stands apart, else how it was before. */
export const findingOf = ({ all, previous, byBranch }: Insight): Finding => {
  const whole = all.firstAnswerMet
  const found = (kind: Finding['kind'], names: string[] = []) => ({ kind, share: whole.value, n: whole.n, names })
  if (whole.n === 0) return found('none')
  if (whole.value === null) return found('tooFew')
  const said = byBranch.filter(({ figures }) => !figures.firstAnswerMet.tooFew)
  if (said.length > 1) {
    const apart = (side: 'below' | 'above') =>
      said.filter(({ figures }) => sideOf(figures.firstAnswerMet, whole) === side).map(({ name }) => name)
    const below = apart('below')
    if (below.length > 0) return found('below', below)
    const above = apart('above')
    return above.length > 0 ? found('above', above) : found('even')
  }
  const before = previous.firstAnswerMet
  if (before.low === null || before.high === null || whole.low === null || whole.high === null) return found('same')
  if (whole.low > before.high) return found('better')
  return whole.high < before.low ? found('worse') : found('same')
}
