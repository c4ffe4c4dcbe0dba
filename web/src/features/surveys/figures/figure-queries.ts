import * as contract from '@heed/contract/survey-figures.ts'
import { compareSurveyMembers } from '@heed/contract/survey-members.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../app/api.ts'
import type { ResultFilter } from '../survey-queries.ts'

type Query<Definition extends { query: { _zod: { input: unknown } } }> = Definition['query']['_zod']['input']

export const periodsQuery = (id: string, query: Query<typeof contract.compareSurveyPeriods>) =>
  queryOptions({
    queryKey: ['survey', id, 'periods', query],
    queryFn: ({ signal }) => call(contract.compareSurveyPeriods, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })

type Measured = ResultFilter & { measure?: string | undefined }

export const branchesQuery = (id: string, query: Measured) =>
  queryOptions({
    queryKey: ['survey', id, 'branches', query],
    queryFn: ({ signal }) => call(contract.compareSurveyBranches, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })
export const membersQuery = (id: string, query: Measured) =>
  queryOptions({
    queryKey: ['survey', id, 'members', query],
    queryFn: ({ signal }) => call(compareSurveyMembers, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })
export const trendQuery = (id: string, query: Measured & { by: 'week' | 'month' }) =>
  queryOptions({
    queryKey: ['survey', id, 'trend', query],
    queryFn: ({ signal }) => call(contract.readSurveyTrend, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })
export const driversQuery = (id: string, query: ResultFilter) =>
  queryOptions({
    queryKey: ['survey', id, 'drivers', query],
    queryFn: ({ signal }) => call(contract.readSurveyDrivers, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })
