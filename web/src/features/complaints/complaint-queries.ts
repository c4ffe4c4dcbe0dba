import { listOpenThings } from '@heed/contract/closing.ts'
import { getComplaint } from '@heed/contract/complaints.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** Below the key of the case, so that news of the case also fetches how far its complaint is. */
export const complaintQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id, 'complaint'],
    queryFn: ({ signal }) => call(getComplaint, { params: { id }, signal }),
  })

export type CaseEnd = 'solved' | 'closed'

/** What would be left open on the complaint if it ended now. */
export const openThingsQuery = (id: string, to: CaseEnd) =>
  queryOptions({
    queryKey: ['cases', 'one', id, 'open-things', to],
    queryFn: ({ signal }) => call(listOpenThings, { params: { id }, query: { to }, signal }),
  })
