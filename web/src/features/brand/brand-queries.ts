import * as contract from '@heed/contract/brand.ts'
import { getExperienceMap } from '@heed/contract/experience.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

export const brandQuery = queryOptions({
  queryKey: ['brand', 'whole'],
  queryFn: ({ signal }) => call(contract.getBrand, { signal }),
})
export const experienceQuery = queryOptions({
  queryKey: ['brand', 'experience'],
  queryFn: ({ signal }) => call(getExperienceMap, { signal }),
})
export const standardBrandQuery = (id: string) =>
  queryOptions({
    queryKey: ['brand', 'standard', id],
    queryFn: ({ signal }) => call(contract.getStandardBrand, { params: { id }, signal }),
  })
export const brandFitQuery = (text: string, language: Language) =>
  queryOptions({
    queryKey: ['brand', 'fit', language, text],
    queryFn: ({ signal }) => call(contract.checkBrandFit, { body: { text, language }, signal }),
    enabled: text !== '' && text.length <= 10_000,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  })

/** Any act on the brand; whatever it changed is read anew, advice on answers too. */
export const useBrandAct = <Sent, Got>(
  act: (sent: Sent) => Promise<Got>,
  { said, onDone }: { said?: string; onDone?: (got: Got) => void } = {},
) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (got) => {
      client.invalidateQueries({ queryKey: ['brand'] })
      client.invalidateQueries({ queryKey: ['wording'] })
      if (said) toast({ text: said })
      onDone?.(got)
    },
  })
}
