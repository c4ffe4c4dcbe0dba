import { answerCase } from '@heed/contract/cases.ts'
import { useSyncExternalStore } from 'react'
import { call } from '../../../app/api.ts'
import { queryClient } from '../../../app/query-client.ts'
import { refreshLists } from '../case-cache.ts'

export type ThenState = 'open' | 'waiting' | 'solved' | 'as_is'
export type Attached = { id: string; filename: string; mimeType: string; size: number; inline: boolean }

/** An answer between the button and the server: held a moment for Undo, then sent; kept when that fails. */
export type Outgoing = {
  /** Also the idempotency key: however often it is tried, the customer gets it once. */
  key: string
  caseId: string
  html: string
  attachments: Attached[]
  thenState: ThenState
  seenMessageId: string | null
  /** Why a complaint is solved with something still owed on it. */
  leavingOpen?: string | undefined
  /** Not the way the customer wrote. */
  by?: 'mail' | undefined
  /** Why it goes another way than the customer wished. */
  otherWay?: string | undefined
  at: string
  state: 'held' | 'sending' | 'failed'
  problem?: unknown
}

/** Answers that come back to be edited, by the id of their case; an open editor takes them. */
export const restored = new EventTarget()

export const undoSeconds = 6
const storageKey = 'heed.outgoing'

let outgoing: Outgoing[] = readKept()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

/** What a closed window left behind: one still held was not sent, and the person decides; one on its way is asked after below. */
function readKept(): Outgoing[] {
  try {
    const kept: Outgoing[] = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return kept.map((item) => ({ ...item, state: item.state === 'sending' ? 'held' : 'failed' }))
  } catch {
    return []
  }
}

const set = (next: Outgoing[]) => {
  outgoing = next
  try {
    if (next.length === 0) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Without storage it lives as long as the page.
  }
  for (const tell of listeners) tell()
}

const change = (key: string, part: Partial<Outgoing>) =>
  set(outgoing.map((item) => (item.key === key ? { ...item, ...part } : item)))

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useOutgoing = (caseId: string) => {
  const all = useSyncExternalStore(listen, () => outgoing)
  return all.filter((item) => item.caseId === caseId)
}

/** Takes an answer and sends it when the moment for Undo has passed. */
export const holdAnswer = (answer: Omit<Outgoing, 'key' | 'at' | 'state'>) => {
  const key = crypto.randomUUID()
  set([...outgoing, { ...answer, key, at: new Date().toISOString(), state: 'held' }])
  timers.set(
    key,
    setTimeout(() => sendAnswer(key), undoSeconds * 1000),
  )
  return key
}

/** Takes an answer back that is not on its way yet; `undefined` when it is too late. */
export const takeBack = (key: string): Outgoing | undefined => {
  const item = outgoing.find((other) => other.key === key)
  if (!item || item.state === 'sending') return undefined
  clearTimeout(timers.get(key))
  set(outgoing.filter((other) => other.key !== key))
  return item
}

export const sendAnswer = async (key: string, part: Partial<Outgoing> = {}, keepalive = false) => {
  const item = outgoing.find((other) => other.key === key)
  if (!item || item.state === 'sending') return
  clearTimeout(timers.get(key))
  const { caseId, html, attachments, thenState, seenMessageId, leavingOpen, by, otherWay } = { ...item, ...part }
  change(key, { ...part, state: 'sending', problem: undefined })
  try {
    await call(answerCase, {
      params: { id: caseId },
      body: {
        html,
        attachmentIds: attachments.map((file) => file.id),
        thenState,
        seenMessageId,
        leavingOpen,
        by,
        otherWay,
      },
      idempotencyKey: key,
      keepalive,
    })
    await queryClient.invalidateQueries({ queryKey: ['cases', 'one', caseId] })
    set(outgoing.filter((other) => other.key !== key))
    refreshLists(queryClient)
  } catch (problem) {
    change(key, { state: 'failed', problem })
    queryClient.invalidateQueries({ queryKey: ['cases', 'one', caseId] })
  }
}

// A window that closes inside the moment for Undo still sends.
addEventListener('pagehide', () => {
  for (const item of outgoing) if (item.state === 'held') sendAnswer(item.key, {}, true)
})

// One that was on its way when the last window closed goes again under its own key: the server takes it once, whichever came through.
for (const item of outgoing) if (item.state === 'held') sendAnswer(item.key)
