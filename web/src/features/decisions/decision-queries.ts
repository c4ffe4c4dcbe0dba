import {
  changeDecision,
  listDecisions,
  listSaidPages,
  makeDecision,
  previewItemTelling,
  previewTelling,
  switchSaidPage,
  tellCustomer,
  tellCustomers,
} from '@heed/contract/decisions.ts'
import { previewThemeTelling, tellThemeCustomers } from '@heed/contract/themes.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const decisionsQuery = infiniteQueryOptions({
  queryKey: ['decisions', 'list'],
  queryFn: ({ pageParam, signal }) => call(listDecisions, { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})

/** The newest ones, to choose from. */
export const decisionChoicesQuery = queryOptions({
  queryKey: ['decisions', 'choices'],
  queryFn: ({ signal }) => call(listDecisions, { query: { limit: 200 }, signal }),
})

export const saidPagesQuery = queryOptions({
  queryKey: ['said-pages'],
  queryFn: ({ signal }) => call(listSaidPages, { signal }),
})

/** Telling is about all items of a decision or of a theme, or about one item alone. */
export type About = { decisionId: string } | { feedbackId: string } | { themeId: string }

export const tellingQuery = (about: About) =>
  queryOptions({
    queryKey: ['decisions', 'telling', about],
    queryFn: ({ signal }) => {
      if ('decisionId' in about) return call(previewTelling, { params: { id: about.decisionId }, signal })
      if ('themeId' in about) return call(previewThemeTelling, { params: { id: about.themeId }, signal })
      return call(previewItemTelling, { params: { id: about.feedbackId }, signal })
    },
    gcTime: 0,
  })

const useRefresh = () => {
  const client = useQueryClient()
  return () => {
    client.invalidateQueries({ queryKey: ['decisions'] })
    client.invalidateQueries({ queryKey: ['feedback'] })
    client.invalidateQueries({ queryKey: ['themes'] })
  }
}

export const useTell = (about: About, onDone: () => void) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => {
      if ('decisionId' in about) return call(tellCustomers, { params: { id: about.decisionId } })
      if ('themeId' in about) return call(tellThemeCustomers, { params: { id: about.themeId } })
      return call(tellCustomer, { params: { id: about.feedbackId } })
    },
    onSuccess: ({ mails }) => {
      onDone()
      refresh()
      toast({ text: t('decisions:telling.sent', { n: mails }) })
    },
  })
}

export const useMakeDecision = (onDone: () => void) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: z.input<typeof makeDecision.body>) => call(makeDecision, { body }),
    onSuccess: () => {
      refresh()
      toast({ text: t('decisions:saved') })
      onDone()
    },
  })
}

export const useChangeDecision = (id: string, onDone?: () => void) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: z.input<typeof changeDecision.body>) => call(changeDecision, { params: { id }, body }),
    onSuccess: (_, body) => {
      refresh()
      toast({ text: t(body.doneOn && !body.said ? 'decisions:nowDone' : 'decisions:saved') })
      onDone?.()
    },
    onError: onDone ? undefined : (reason) => toastProblem(reason),
  })
}

export const useSwitchPage = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof switchSaidPage.body>) => call(switchSaidPage, { body }),
    onSuccess: ({ active }) => {
      client.invalidateQueries({ queryKey: saidPagesQuery.queryKey })
      toast({ text: t(active ? 'decisions:page.nowOn' : 'decisions:page.nowOff') })
    },
    onError: (reason) => toastProblem(reason),
  })
}
