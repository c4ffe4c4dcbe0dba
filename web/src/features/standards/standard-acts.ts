import {
  createStandard,
  listStandards,
  type Standard,
  type StandardInput,
  updateStandard,
} from '@heed/contract/standards.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { useMay, useMe } from '../../app/session.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: ({ signal }) => call(listStandards, { signal }),
})

/** A standard for every branch is changed by someone who sees every branch. */
export const useMayChange = () => {
  const may = useMay()
  const { member } = useMe()
  return (branchId: string | null) => may('standard:edit') && (branchId !== null || member.branchIds === null)
}

export const useSaveStandard = (id: string | undefined, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: StandardInput) =>
      id ? call(updateStandard, { params: { id }, body }) : call(createStandard, { body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: standardsQuery.queryKey })
      client.invalidateQueries({ queryKey: ['cases'] })
      toast({ text: id ? t('standards:saved') : t('standards:added') })
      onDone()
    },
  })
}

/** Saving it unchanged makes a template the business's own. `active` is always said: left out, it would be set. */
export const useConfirmStandard = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, active }: Standard) => call(updateStandard, { params: { id }, body: { active } }),
    onSuccess: ({ name }) => {
      client.invalidateQueries({ queryKey: standardsQuery.queryKey })
      toast({ text: t('standards:confirmed', { name }) })
    },
    onError: (reason) => toastProblem(reason, t('standards:notConfirmed')),
  })
}
