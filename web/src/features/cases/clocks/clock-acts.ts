import {
  noteExplainedAgain,
  pauseCase,
  resumeCase,
  setNeededBy,
  startClock,
  stopClock,
} from '@heed/contract/case-clocks.ts'
import type { Case } from '@heed/contract/cases.ts'
import type { BestTime } from '@heed/contract/wishes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../../app/api.ts'
import { toast, toastProblem } from '../../../app/toast.tsx'
import { takeCase } from '../case-cache.ts'

type Act =
  | { start: 'arrival' | 'hold' }
  | { stop: string; steps?: number | undefined; timeNoted?: boolean }
  | { neededBy: string | null; bestTime?: BestTime | null }
  | 'resume'
  | 'explained'

/** What is tapped beside a case: each is sent at once with the moment of the tap. */
export const useClockAct = (item: Case) => {
  const client = useQueryClient()
  const params = { id: item.id }
  return useMutation({
    mutationFn: (act: Act) => {
      if (act === 'resume') return call(resumeCase, { params })
      if (act === 'explained') return call(noteExplainedAgain, { params })
      if ('start' in act) return call(startClock, { params, body: { what: act.start } })
      if ('neededBy' in act) return call(setNeededBy, { params, body: act })
      const { stop, ...noted } = act
      return call(stopClock, { params: { ...params, clockId: stop }, body: noted })
    },
    onSuccess: (changed, act) => {
      takeCase(client, changed)
      if (act === 'explained') toast({ text: t('cases:clocks.explainedNoted') })
    },
    onError: (reason) => toastProblem(reason, t('cases:clocks.failed')),
  })
}

export const usePause = (item: Case, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { reason: PauseReason; words: string }) => call(pauseCase, { params: { id: item.id }, body }),
    onSuccess: (changed) => {
      takeCase(client, changed)
      onDone()
    },
  })
}

export const pauseReasons = [
  'customer_asked',
  'waiting_for_supplier',
  'waiting_for_goods',
  'beyond_our_control',
] as const
export type PauseReason = (typeof pauseReasons)[number]
