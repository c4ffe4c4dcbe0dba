import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import type {
  ChannelKind,
  Dimension,
  LibrarySet,
  Priority,
  SourceKind,
  StandardMeasure,
  StandardMethod,
  Wording,
} from '@heed/contract/standards.ts'
import type { BusinessKind } from '@heed/contract/workspace.ts'

type Texts = Record<Language, string>
type Entry = {
  key: string
  kinds: BusinessKind[]
  method: StandardMethod
  measure: StandardMeasure | null
  dimension: Dimension
  channelKind: ChannelKind | null
  priority: Priority | null
  limitCount: number | null
  targetSharePercent: number
  /** In use from the first day; the others lie ready. */
  active: boolean
  set?: LibrarySet
  /** Taken for granted: looked at every day. */
  daily?: boolean
  /** Of a clock: seconds, and on which hours, for each kind of business. */
  target: Record<BusinessKind, [number, 'branch' | 'always']> | null
  name: Texts
  when: Texts
  act: Texts
  source: { kind: SourceKind; words: Texts }
}

export type StandardTemplate = Omit<Entry, 'kinds' | 'target' | 'when' | 'act'> & {
  targetSeconds: number | null
  hours: 'branch' | 'always' | null
  wording: Wording
}

const folder = join(import.meta.dirname, '../../../../content/standards')
let entries: Entry[] | undefined

/** What a kind of business is proposed to start with; every one of them is "not yet yours" until confirmed. A file in the folder adds to it. */
export function listStandardTemplates(kind: BusinessKind): StandardTemplate[] {
  entries ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Entry[])
  return entries
    .filter(({ kinds }) => kinds.includes(kind))
    .map(({ kinds: _, target, when, act, ...entry }) => ({
      ...entry,
      targetSeconds: target?.[kind][0] ?? null,
      hours: target?.[kind][1] ?? null,
      wording: Object.fromEntries(
        Object.keys(act).map((language) => [
          language,
          { when: when[language as Language], act: act[language as Language] },
        ]),
      ),
    }))
}
