import {
  changeRule,
  citeRule,
  getRule,
  listCaseRuleUses,
  listRules,
  makeRule,
  type RulePage,
  readRule,
  reviewRule,
} from '@heed/contract/rules.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

export const rulesQuery = (retired: 'yes' | 'no' = 'no') =>
  queryOptions({
    queryKey: ['prevention', 'rules', retired],
    queryFn: ({ signal }) => call(listRules, { query: { retired }, signal }),
  })

export const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: ['prevention', 'rule', id],
    queryFn: ({ signal }) => call(getRule, { params: { id }, signal }),
  })

export const ruleUsesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['prevention', 'rule-uses', caseId],
    queryFn: ({ signal }) => call(listCaseRuleUses, { params: { id: caseId }, signal }),
  })

const useRuleAct = <Body>(act: (body: Body) => Promise<RulePage>, onDone?: (rule: RulePage) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (rule) => {
      client.setQueryData(ruleQuery(rule.id).queryKey, rule)
      client.invalidateQueries({ queryKey: ['prevention'] })
      client.invalidateQueries({ queryKey: ['today'] })
      onDone?.(rule)
    },
  })
}

export const useMakeRule = (onDone: (rule: RulePage) => void) =>
  useRuleAct((body: z.input<typeof makeRule.body>) => call(makeRule, { body }), onDone)

export const useChangeRule = (id: string, onDone: () => void) =>
  useRuleAct((body: z.input<typeof changeRule.body>) => call(changeRule, { params: { id }, body }), onDone)

export const useReadRule = (id: string) =>
  useRuleAct((version: number) => call(readRule, { params: { id }, body: { version } }))

export const useReviewRule = (id: string, onDone: () => void) =>
  useRuleAct((body: z.input<typeof reviewRule.body>) => call(reviewRule, { params: { id }, body }), onDone)

export const useCiteRule = (caseId: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof citeRule.body>) => call(citeRule, { params: { id: caseId }, body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['prevention'] })
      client.invalidateQueries({ queryKey: ['today'] })
      onDone()
    },
  })
}
