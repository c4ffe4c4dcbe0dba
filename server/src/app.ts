import { actions } from './features/actions/index.ts'
import { advice } from './features/advice/index.ts'
import { audits } from './features/audits/index.ts'
import { automation } from './features/automation/index.ts'
import { brand } from './features/brand/index.ts'
import { buying } from './features/buying/index.ts'
import { cases } from './features/cases/index.ts'
import { channels } from './features/channels/index.ts'
import { customerFacts } from './features/customer-facts/index.ts'
import { customers } from './features/customers/index.ts'
import { duty } from './features/duty/index.ts'
import { exchange } from './features/exchange/index.ts'
import { feedback } from './features/feedback/index.ts'
import { goals } from './features/goals/index.ts'
import { improvement } from './features/improvement/index.ts'
import { insight } from './features/insight/index.ts'
import { jobs } from './features/jobs/index.ts'
import { lessons } from './features/lessons/index.ts'
import { live } from './features/live/index.ts'
import { openings } from './features/openings/index.ts'
import { prevention } from './features/prevention/index.ts'
import { promises } from './features/promises/index.ts'
import { publishedPromises } from './features/published-promises/index.ts'
import { purchases } from './features/purchases/index.ts'
import { recovery } from './features/recovery/index.ts'
import { remedies } from './features/remedies/index.ts'
import { schemes } from './features/schemes/index.ts'
import { setup } from './features/setup/index.ts'
import { signatures } from './features/signatures/index.ts'
import { specialRequests } from './features/special-requests/index.ts'
import { standards } from './features/standards/index.ts'
import { voice } from './features/voice/index.ts'
import { winBack } from './features/win-back/index.ts'
import { workspace } from './features/workspace/index.ts'
import type { Feature } from './platform/feature.ts'

/** Every feature of Heed. A new one is a new folder and a line here. */
export const features: Feature[] = [
  setup,
  workspace,
  live,
  customers,
  customerFacts,
  cases,
  channels,
  // After those whose doings its clocks measure: an answer that cannot go never stops one.
  standards,
  schemes,
  signatures,
  brand,
  recovery,
  prevention,
  lessons,
  openings,
  buying,
  purchases,
  promises,
  specialRequests,
  publishedPromises,
  duty,
  advice,
  remedies,
  winBack,
  actions,
  automation,
  jobs,
  voice,
  audits,
  feedback,
  goals,
  insight,
  improvement,
  exchange,
]
