import type { Case } from '@heed/contract/cases.ts'
import { type AnswerWay, getAnswerWay, isMessaging } from '@heed/contract/messaging.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../app/api.ts'

/** By which messaging channel an answer leaves; undefined until it is known, null where it leaves by mail. */
export const useAnswerWay = (item: Case): AnswerWay | null | undefined => {
  const isAsked = isMessaging(item.channel.kind)
  const { data } = useQuery({
    // Below the case: whatever comes into it may open the hours again.
    queryKey: ['cases', 'one', item.id, 'answer-way'],
    queryFn: ({ signal }) => call(getAnswerWay, { params: { id: item.id }, signal }),
    enabled: isAsked,
  })
  return isAsked ? data?.way : null
}
