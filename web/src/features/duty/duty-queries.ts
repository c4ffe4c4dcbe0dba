import { DutyCard, getDuty, getDutyCard, getReach } from '@heed/contract/duty.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

const kept = 'heed.duty-card'

/** The card as this device last saw it: it must open where there is no network. */
const readKept = (): DutyCard | undefined => {
  try {
    return DutyCard.safeParse(JSON.parse(localStorage.getItem(kept) ?? 'null')).data
  } catch {
    return undefined
  }
}

export type Card = DutyCard & { isKept: boolean }

export const cardQuery = queryOptions({
  queryKey: ['duty', 'card'],
  queryFn: async ({ signal }): Promise<Card> => {
    try {
      const card = await call(getDutyCard, { signal })
      localStorage.setItem(kept, JSON.stringify(card))
      return { ...card, isKept: false }
    } catch (reason) {
      const card = readKept()
      if (!card || signal.aborted) throw reason
      return { ...card, isKept: true }
    }
  },
  refetchInterval: 60_000,
  staleTime: 20_000,
  networkMode: 'always',
})

export const weekQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['duty', 'week', branchId],
    queryFn: ({ signal }) => call(getDuty, { params: { id: branchId }, signal }),
  })

export const reachQuery = (memberId: string) =>
  queryOptions({
    queryKey: ['duty', 'reach', memberId],
    queryFn: ({ signal }) => call(getReach, { params: { id: memberId }, signal }),
  })
