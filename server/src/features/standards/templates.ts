import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '@heed/contract/primitives.ts'
import type { ChannelKind, ClockMeasure, Priority } from '@heed/contract/standards.ts'
import type { BusinessKind } from '@heed/contract/workspace.ts'

type Template = {
  key: string
  measure: ClockMeasure
  channelKind: ChannelKind | null
  priority: Priority | null
  targetSeconds: number
  hours: 'branch' | 'always'
  targetSharePercent: number
  name: Record<Language, string>
}

const path = join(import.meta.dirname, '../../../../content/standards/main-job.json')
let templates: Record<BusinessKind, Template[]> | undefined

/** What a kind of business is proposed to start with; every one of them is "not yet yours" until confirmed. */
export function listStandardTemplates(kind: BusinessKind): Template[] {
  templates ??= JSON.parse(readFileSync(path, 'utf8')) as Record<BusinessKind, Template[]>
  return templates[kind]
}
