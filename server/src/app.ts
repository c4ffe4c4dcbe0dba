import type { Feature } from './platform/feature.ts'
import { workspace } from './features/workspace/index.ts'

/** Every feature of Heed. A new one is a new folder and a line here. */
export const features: Feature[] = [workspace]
