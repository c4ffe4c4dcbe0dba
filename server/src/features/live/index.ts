import { type LiveMessage, openLive } from '@heed/contract/live.ts'
import type { FastifyReply } from 'fastify'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { problem } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'

const tooMany = problem(429, 'live.too_many', 'Too many windows are open; close some')
const beatMs = 25_000
const maxStreams = 2000
let open = 0

/** Tells an open window what changed in its sight. Ids and topics only: it asks for the rest, under its own rights. */
function stream(scope: Scope, reply: FastifyReply): FastifyReply {
  if (open >= maxStreams) throw tooMany()
  open += 1
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  raw.write('retry: 2000\n\n')
  const stopListening = scope.house.bulletin.listen('heed_live', (payload) => {
    const news = JSON.parse(payload) as { workspaceId: string; branchId: string | null; message: LiveMessage }
    if (news.workspaceId !== scope.workspaceId) return
    if (news.branchId && scope.branchIds && !scope.branchIds.includes(news.branchId)) return
    raw.write(`data: ${JSON.stringify(news.message)}\n\n`)
  })
  // Access that ended closes the stream; a window that may go on connects again.
  const stopRevoking = scope.house.bulletin.listen('heed_revoked', () => raw.end())
  const beat = setInterval(() => raw.write(': still here\n\n'), beatMs)
  raw.on('close', () => {
    open -= 1
    clearInterval(beat)
    stopListening()
    stopRevoking()
  })
  return reply
}

/** Changes as they happen, in every open window. */
export const live = defineFeature({
  name: 'live',
  routes: [route(openLive, ({ scope, reply }) => stream(scope, reply), { raw: true })],
})
