import { listJobs, retryJob } from '@heed/contract/channels.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { listJobsPage, runAgain } from './jobs.ts'

/** Background work in sight: what waits, what runs, what gave up. */
export const jobs = defineFeature({
  name: 'jobs',
  routes: [
    route(listJobs, ({ scope, query }) => listJobsPage(scope, query)),
    route(retryJob, ({ scope, params }) => runAgain(scope, params.id)),
  ],
})
