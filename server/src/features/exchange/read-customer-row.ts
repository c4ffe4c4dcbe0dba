import { Zone } from '@heed/contract/primitives.ts'
import { BestTime, talkWishes } from '@heed/contract/wishes.ts'
import { now } from '../../platform/clock.ts'
import type { NewCustomer } from '../customers/index.ts'
import type { Cells, Reading } from './read-cells.ts'

export function readCustomerRow(cells: Cells, { language }: Reading): NewCustomer {
  const addresses = cells.addresses('emails', 'phones')
  const name = cells.line('name', 120) ?? addresses[0]?.value ?? ''
  if (!name) cells.refuse('nobody', 'name')
  const zone = cells.line('zone', 60)
  if (zone && !Zone.safeParse(zone).success) cells.refuse('zone_unknown', 'zone', zone)
  return {
    origins: cells.origins(),
    addresses,
    name,
    language: cells.language(language),
    formOfAddress: cells.line('form_of_address', 120),
    note: cells.text('note', 4000) || null,
    zone,
    talk: cells.oneOf('talk', talkWishes, {}, 'talk_unknown'),
    bestTime: readBestTime(cells),
    surveysStoppedAt: cells.yesOrNo('surveys_stopped') ? now() : null,
    since: cells.when('since', 'UTC') ?? now(),
  }
}

function readBestTime(cells: Cells): BestTime | null {
  const written = cells.text('best_time')
  if (!written) return null
  const read = BestTime.safeParse(written.split(/\s*[-–]\s*/))
  if (!read.success) cells.refuse('hours_odd', 'best_time', written)
  return read.data ?? null
}
