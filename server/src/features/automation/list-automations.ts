import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { readAutomation, readAutomations, readRuns } from './automation-rows.ts'

export const listRules = (scope: Scope) => scope.transaction(async (tx) => ({ items: await readAutomations(tx) }))

/** Runs in branches that the reader sees. */
export const listRuns = (scope: Scope, id: string, { cursor, limit }: { cursor?: string; limit: number }) =>
  scope.transaction(async (tx) => {
    await readAutomation(tx, id)
    const rows = await readRuns(tx, id, readTimeCursor(cursor), limit + 1)
    return cutPage(rows, limit, ({ at, id: runId }) => [at, runId])
  })
