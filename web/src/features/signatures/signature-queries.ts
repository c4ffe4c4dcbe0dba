import type { Language } from '@heed/contract/primitives.ts'
import {
  changeSignature,
  getSignatureFigures,
  listReadySignatures,
  listSignatures,
  listVisits,
  makeSignature,
  markVisitStep,
  startVisit,
} from '@heed/contract/signatures.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

export type Period = z.input<typeof getSignatureFigures.query>
export type VisitFilter = z.input<typeof listVisits.query>

export const signaturesQuery = queryOptions({
  queryKey: ['standards', 'signatures'],
  queryFn: ({ signal }) => call(listSignatures, { signal }),
})

export const readyQuery = (language: Language) =>
  queryOptions({
    queryKey: ['standards', 'signatures-ready', language],
    queryFn: ({ signal }) => call(listReadySignatures, { query: { language }, signal }),
  })

export const visitsQuery = (query: VisitFilter) =>
  queryOptions({
    queryKey: ['standards', 'visits', query],
    queryFn: ({ signal }) => call(listVisits, { query, signal }),
  })

export const figuresQuery = (id: string, query: Period) =>
  queryOptions({
    queryKey: ['standards', 'signature-figures', id, query],
    queryFn: ({ signal }) => call(getSignatureFigures, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })

const useVisitAct = <Body>(act: (body: Body) => Promise<unknown>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      Promise.all(
        ['visits', 'signatures', 'signature-figures'].map((key) =>
          client.invalidateQueries({ queryKey: ['standards', key] }),
        ),
      ),
  })
}

export const useStartVisit = () => useVisitAct((body: z.input<typeof startVisit.body>) => call(startVisit, { body }))

export const useTick = (id: string) =>
  useVisitAct((body: z.input<typeof markVisitStep.body>) => call(markVisitStep, { params: { id }, body }))

/** A new one without an id, else the one that is changed. */
export const useWriteSignature = (id: string | undefined) =>
  useVisitAct(({ name, steps }: z.input<typeof changeSignature.body>) =>
    id
      ? call(changeSignature, { params: { id }, body: { name, steps } })
      : call(makeSignature, { body: { name, steps: steps.map(({ words }) => words) } }),
  )
