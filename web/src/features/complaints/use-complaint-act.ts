import type { Complaint } from '@heed/contract/complaints.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { caseQuery } from '../cases/case-queries.ts'
import { complaintQuery } from './complaint-queries.ts'

/** Does something with a complaint, shows at once what the server made of it, and asks the rest of the case anew. */
export const useComplaintAct = <Body>(
  caseId: string,
  act: (body: Body) => Promise<Complaint>,
  onDone: () => void = () => undefined,
) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (fresh) => {
      client.setQueryData(complaintQuery(caseId).queryKey, fresh)
      client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey })
      onDone()
    },
  })
}
