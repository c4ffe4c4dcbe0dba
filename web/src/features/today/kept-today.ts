import { getToday } from '@heed/contract/actions.ts'
import { getTodayBoard } from '@heed/contract/today-board.ts'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { call } from '../../app/api.ts'
import { isProblem } from '../../app/problem.ts'

const Moment = z.object({ at: z.string().optional(), seen: z.unknown() })

/** What this device last saw, with the moment: Today must open where there is no network. */
async function orKept<Answer extends z.ZodType>(
  name: string,
  answer: Answer,
  ask: () => Promise<z.output<Answer>>,
): Promise<{ seen: z.output<Answer>; keptAt: string | null }> {
  const key = `heed.today.${name}`
  try {
    const seen = await ask()
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), seen }))
    return { seen, keptAt: null }
  } catch (reason) {
    if (!isProblem(reason, 'offline')) throw reason
    const { at, seen } = Moment.parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
    const kept = answer.safeParse(seen)
    if (at === undefined || !kept.success) throw reason
    return { seen: kept.data, keptAt: at }
  }
}

// Things come due by themselves, without anybody changing them.
const always = { refetchInterval: 60_000, networkMode: 'always', retry: false } as const

export const todayQuery = (memberId: string, of: 'mine' | 'branch') =>
  queryOptions({
    queryKey: ['today', memberId, of],
    queryFn: ({ signal }) =>
      orKept(`${memberId}.${of}`, getToday.response, () => call(getToday, { query: { of }, signal })),
    ...always,
  })

export const boardQuery = (memberId: string, view: 'shift' | 'week') =>
  queryOptions({
    queryKey: ['today', memberId, view],
    queryFn: ({ signal }) =>
      orKept(`${memberId}.${view}`, getTodayBoard.response, () => call(getTodayBoard, { query: { view }, signal })),
    ...always,
  })
