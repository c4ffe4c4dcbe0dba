import { type LiveMessage, openLive } from '@heed/contract/live.ts'
import type { FastifyReply } from 'fastify'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { problem } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'

const tooMany = problem(429, 'live.too_many', 'Too many windows are open; close some')
const beatMs = 25_000
const maxStreams = 2000
const maxOfOneMember = 30
/** Open streams of this process by member. */
const open = new Map<string, number>()

/** Tells an open window what changed in its sight. Ids and topics only: it asks for the rest, under its own rights. */
function stream(scope: Scope, reply: FastifyReply): FastifyReply {
  const memberId = scope.actor?.id ?? ''
  const own = open.get(memberId) ?? 0
  if (own >= maxOfOneMember || [...open.values()].reduce((sum, count) => sum + count, 0) >= maxStreams) throw tooMany()
  open.set(memberId, own + 1)
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
    const left = (open.get(memberId) ?? 1) - 1
    if (left > 0) open.set(memberId, left)
    else open.delete(memberId)
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
