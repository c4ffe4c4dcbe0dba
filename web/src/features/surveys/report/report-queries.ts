import { readSurveyFollowing } from '@heed/contract/survey-report.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../app/api.ts'
import type { ResultFilter } from '../survey-queries.ts'

export const followingQuery = (id: string, query: ResultFilter) =>
  queryOptions({
    queryKey: ['survey', id, 'following', query],
    queryFn: ({ signal }) => call(readSurveyFollowing, { params: { id }, query, signal }),
  })
