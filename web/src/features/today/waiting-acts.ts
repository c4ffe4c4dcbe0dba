import { settleAction } from '@heed/contract/actions.ts'
import { keepPromise } from '@heed/contract/promises.ts'
import type { Me } from '@heed/contract/workspace.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { call } from '../../app/api.ts'
import { Problem } from '../../app/problem.ts'
import { queryClient } from '../../app/query-client.ts'
import { type RefusedAct, sendInOrder, type WaitingAct } from './send-in-order.ts'

const key = 'heed.today.acts'
type Kept = { acts: WaitingAct[]; refused: RefusedAct[] }
const nothing: Kept = { acts: [], refused: [] }

let lastText: string | null = null
let last = nothing
/** The same object for the same text, as React asks of a store. */
const read = (): Kept => {
  const text = localStorage.getItem(key)
  if (text !== lastText) {
    lastText = text
    last = text ? JSON.parse(text) : nothing
  }
  return last
}
const hearers = new Set<() => void>()
const write = (kept: Kept) => {
  if (kept.acts.length + kept.refused.length === 0) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(kept))
  for (const hear of hearers) hear()
}

const sendOne = (act: WaitingAct) =>
  act.of === 'promise'
    ? call(keepPromise, { params: { id: act.id }, body: { note: act.outcome }, idempotencyKey: act.key })
    : call(settleAction, {
        params: { id: act.id },
        body: { as: act.as, outcome: act.outcome },
        idempotencyKey: act.key,
      })

/** One window at a time, so that nothing goes out of order. */
const alone = (run: () => Promise<void>) =>
  'locks' in navigator ? navigator.locks.request(key, run).then(() => undefined) : run()

/** Sends what the one who is signed in has done meanwhile. */
export const send = () =>
  alone(async () => {
    const memberId = queryClient.getQueryData<Me>(['me'])?.member.id
    const mine = read().acts.filter((act) => act.memberId === memberId)
    if (mine.length === 0) return
    await sendInOrder(mine, sendOne, (act, refusal) => {
      const { acts, refused } = read()
      write({
        acts: acts.filter((other) => other.key !== act.key),
        refused: refusal ? [...refused, { ...act, code: refusal.code }] : refused,
      })
    })
    for (const queryKey of [['today'], ['today-count'], ['cases', 'one'], ['promises']])
      queryClient.invalidateQueries({ queryKey })
  })

/**
 * Does something now, or as soon as there is a network: behind what waits already.
 * @returns whether it is done; false says that it waits.
 * @throws Problem when the server refuses it at once.
 */
export async function act(done: Omit<WaitingAct, 'key' | 'at'>): Promise<boolean> {
  const whole = { ...done, key: crypto.randomUUID(), at: new Date().toISOString() }
  write({ ...read(), acts: [...read().acts, whole] })
  await send()
  const refusal = read().refused.find((other) => other.key === whole.key)
  if (!refusal) return !read().acts.some((other) => other.key === whole.key)
  forget(whole.key)
  throw new Problem(refusal.code, 409)
}

/** The refusal was read. */
export const forget = (refusedKey: string) =>
  write({ ...read(), refused: read().refused.filter((other) => other.key !== refusedKey) })

const subscribe = (hear: () => void) => {
  hearers.add(hear)
  window.addEventListener('storage', hear)
  return () => {
    hearers.delete(hear)
    window.removeEventListener('storage', hear)
  }
}

/** What waits, and what was refused when it was sent; tries again by itself. */
export const useWaiting = (memberId: string): Kept => {
  const { acts, refused } = useSyncExternalStore(subscribe, read)
  useEffect(() => {
    const again = () => void send()
    again()
    window.addEventListener('online', again)
    const timer = setInterval(again, 20_000)
    return () => {
      window.removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [])
  return {
    acts: acts.filter((other) => other.memberId === memberId),
    refused: refused.filter((other) => other.memberId === memberId),
  }
}
