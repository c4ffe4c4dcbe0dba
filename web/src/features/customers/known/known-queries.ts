import { getCustomerConsents, recordConsent } from '@heed/contract/consents.ts'
import {
  type CustomerFacts,
  endFact,
  getCustomerFacts,
  getFactPolicy,
  guessBySegment,
  listFactQuestions,
  passFactQuestion,
  recordFact,
  setPostalAddress,
} from '@heed/contract/customer-facts.ts'
import { addNeed, changeNeed, listNeeds } from '@heed/contract/customer-needs.ts'
import type { Endpoint } from '@heed/contract/endpoint.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../../app/api.ts'

type BodyOf<Definition extends Endpoint> = z.input<NonNullable<Definition['body']>>

export const factsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'facts', id],
    queryFn: ({ signal }) => call(getCustomerFacts, { params: { id }, signal }),
  })
export const needsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'needs', id],
    queryFn: ({ signal }) => call(listNeeds, { params: { id }, signal }),
  })
export const consentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'consents', id],
    queryFn: ({ signal }) => call(getCustomerConsents, { params: { id }, signal }),
  })
export const questionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['customers', 'questions', caseId],
    queryFn: ({ signal }) => call(listFactQuestions, { params: { id: caseId }, signal }),
  })
export const policyQuery = queryOptions({
  queryKey: ['customers', 'policy'],
  queryFn: ({ signal }) => call(getFactPolicy, { signal }),
})

/** Whatever is learnt of a customer is shown wherever they are. */
function useLearn<Sent>(id: string, send: (sent: Sent) => Promise<CustomerFacts>, onDone?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (facts) => {
      client.setQueryData(factsQuery(id).queryKey, facts)
      client.invalidateQueries({ queryKey: ['customers'] })
      onDone?.()
    },
  })
}

export const useRecordFact = (id: string, onDone?: () => void) =>
  useLearn(id, (body: BodyOf<typeof recordFact>) => call(recordFact, { params: { id }, body }), onDone)
export const useEndFact = (id: string, onDone?: () => void) =>
  useLearn(id, (body: BodyOf<typeof endFact>) => call(endFact, { params: { id }, body }), onDone)
export const useGuess = (id: string, onDone?: () => void) =>
  useLearn(id, (segment: string) => call(guessBySegment, { params: { id }, body: { segment } }), onDone)
export const useSetPostalAddress = (id: string, onDone?: () => void) =>
  useLearn(
    id,
    (postalAddress: string | null) => call(setPostalAddress, { params: { id }, body: { postalAddress } }),
    onDone,
  )

export const useRecordConsent = (id: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof recordConsent>) => call(recordConsent, { params: { id }, body }),
    onSuccess: (consents) => {
      client.setQueryData(consentsQuery(id).queryKey, consents)
      client.invalidateQueries({ queryKey: ['customers'] })
      onDone()
    },
  })
}

export const usePassQuestion = (caseId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof passFactQuestion>) => call(passFactQuestion, { params: { id: caseId }, body }),
    onSuccess: (questions) => client.setQueryData(questionsQuery(caseId).queryKey, questions),
  })
}

export const useAddNeed = (id: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof addNeed>) => call(addNeed, { params: { id }, body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['customers'] })
      onDone()
    },
  })
}
export const useChangeNeed = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: BodyOf<typeof changeNeed> & { id: string }) =>
      call(changeNeed, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers'] }),
  })
}
