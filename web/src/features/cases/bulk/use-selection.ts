import type { CaseBrief } from '@heed/contract/cases.ts'
import { useRef, useState } from 'react'
import { rangeBetween } from './range-between.ts'

/** Which rows of a list are chosen. With Shift everything between this row and the last one chosen follows it. */
export const useSelection = (items: CaseBrief[]) => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string>(undefined)
  const chosen = items.filter(({ id }) => ids.has(id))
  const toggle = (id: string, isRange: boolean) => {
    const isOn = !ids.has(id)
    const touched = isRange ? rangeBetween(items, anchor.current, id) : [id]
    const next = new Set(chosen.map((item) => item.id))
    for (const one of touched) isOn ? next.add(one) : next.delete(one)
    anchor.current = id
    setIds(next)
  }
  const set = (next: string[]) => setIds(new Set(next))
  return { chosen, has: (id: string) => ids.has(id), toggle, set, clear: () => set([]) }
}

export type Selection = ReturnType<typeof useSelection>
