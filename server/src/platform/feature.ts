import type { FastifyInstance } from 'fastify'
import type { Reaction } from './events/event.ts'
import type { House } from './house.ts'
import type { Route } from './http/route.ts'
import type { Job, Ticker } from './jobs/job.ts'

/** The front door of a feature: all that the platform knows of it. */
export type Feature = {
  name: string
  routes?: Route[]
  reactions?: Reaction[]
  // biome-ignore lint/suspicious/noExplicitAny: each job keeps its own payload type
  jobs?: Job<any>[]
  tickers?: Ticker[]
  /** Pages and streams that are not JSON endpoints. */
  pages?: (app: FastifyInstance, house: House) => void | Promise<void>
  /** Listeners beside HTTP (mail); returns how to stop them. */
  start?: (house: House) => Promise<() => Promise<void>>
}

export const defineFeature = (feature: Feature): Feature => feature
