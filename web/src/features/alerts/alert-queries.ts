import {
  changeProductAlert,
  closeProductAlert,
  confirmWithdrawal,
  getProductAlert,
  getSupplierLetter,
  linkAlertCase,
  listCaseAlerts,
  listProductAlerts,
  openProductAlert,
  type ProductAlert,
} from '@heed/contract/product-alerts.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import type { Language } from '../../app/languages.ts'

export const alertsQuery = (state: 'open' | 'closed') =>
  infiniteQueryOptions({
    queryKey: ['prevention', 'alerts', state],
    queryFn: ({ pageParam, signal }) =>
      call(listProductAlerts, { query: { state, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['prevention', 'alert', id],
    queryFn: ({ signal }) => call(getProductAlert, { params: { id }, signal }),
  })

export const supplierLetterQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['prevention', 'alert', id, 'letter', language],
    queryFn: ({ signal }) => call(getSupplierLetter, { params: { id }, query: { language }, signal }),
  })

export const caseAlertsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['prevention', 'alerts-of', caseId],
    queryFn: ({ signal }) => call(listCaseAlerts, { params: { id: caseId }, signal }),
  })

/** Shows at once what the server made of it, and asks everything about prevention anew. */
const useAlertAct = <Body>(act: (body: Body) => Promise<ProductAlert>, onDone?: (alert: ProductAlert) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (alert) => {
      client.setQueryData(alertQuery(alert.id).queryKey, alert)
      client.invalidateQueries({ queryKey: ['prevention'] })
      client.invalidateQueries({ queryKey: ['today'] })
      onDone?.(alert)
    },
  })
}

export const useOpenAlert = (onDone: (alert: ProductAlert) => void) =>
  useAlertAct((body: z.input<typeof openProductAlert.body>) => call(openProductAlert, { body }), onDone)

export const useChangeAlert = (id: string, onDone?: () => void) =>
  useAlertAct(
    (body: z.input<typeof changeProductAlert.body>) => call(changeProductAlert, { params: { id }, body }),
    onDone,
  )

export const useCloseAlert = (id: string, onDone?: () => void) =>
  useAlertAct(
    (body: z.input<typeof closeProductAlert.body>) => call(closeProductAlert, { params: { id }, body }),
    onDone,
  )

export const useLinkCase = (onDone?: () => void) =>
  useAlertAct(
    ({ id, caseId, linked }: { id: string; caseId: string; linked: boolean }) =>
      call(linkAlertCase, { params: { id }, body: { caseId, linked } }),
    onDone,
  )

export const useConfirmWithdrawal = (id: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof confirmWithdrawal.body>) => call(confirmWithdrawal, { params: { id }, body }),
    onSuccess: onDone,
    onSettled: () => {
      client.invalidateQueries({ queryKey: ['prevention'] })
      client.invalidateQueries({ queryKey: ['today'] })
    },
  })
}
