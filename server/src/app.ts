import type { Feature } from './platform/feature.ts'
import { cases } from './features/cases/index.ts'
import { customers } from './features/customers/index.ts'
import { live } from './features/live/index.ts'
import { standards } from './features/standards/index.ts'
import { workspace } from './features/workspace/index.ts'

/** Every feature of Heed. A new one is a new folder and a line here. */
export const features: Feature[] = [workspace, live, standards, customers, cases]
