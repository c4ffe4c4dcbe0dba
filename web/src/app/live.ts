import { apiPrefix } from '@heed/contract/endpoint.ts'
import type { LiveMessage } from '@heed/contract/live.ts'
import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** What to fetch again when something of a topic changed. */
const touched = ({ topic, id, type }: LiveMessage): QueryKey[] => {
  switch (topic) {
    case 'case':
      return [
        ['cases', 'list'],
        ['cases', 'counts'],
        ['customers'],
        ['today'],
        ...(id ? [['cases', 'one', id]] : []),
        ...(/^(remedy|coupon|exception)\./.test(type) ? [['remedies']] : []),
        ...(type.startsWith('special_request.') ? [['requests']] : []),
        ...(type.startsWith('advice.') ? [['advice']] : []),
      ]
    case 'action':
      return [['today'], ['today-count']]
    case 'remedy':
      return [['remedies'], ['today'], ['today-count']]
    case 'prevention':
      return [['prevention']]
    case 'presence':
      return id ? [['presence', id]] : []
    case 'answer':
      return [['answers'], ['insight'], ['cases', 'one']]
    case 'feedback':
      return [['feedback'], ['decisions'], ['customers', 'history']]
    case 'outbox':
      return [['outbox'], ['cases', 'one']]
    case 'standard':
      return [['standards'], ['cases']]
    case 'channel':
      return [['channels'], ['me']]
    case 'member':
      return [['members'], ['invitations'], ['me'], ['duty']]
    case 'intake':
      return [['intake']]
    default:
      return []
  }
}

const presencePauseMs = 3000

/** Asking for presence announces one's own, which others hear: without a pause two windows would never stop asking. */
const isNotJustAsked = ({ queryKey, state }: Query) =>
  queryKey[0] !== 'presence' || Date.now() - state.dataUpdatedAt > presencePauseMs

/** Gathers what arrives within a moment, so that a burst fetches a list once. What may not be asked for yet is asked for after its pause. */
const gatherer = (client: QueryClient) => {
  const waiting = new Map<string, QueryKey>()
  const postponed = new Set<string>()
  let isTimed = false
  const gather = (keys: QueryKey[]) => {
    for (const key of keys) waiting.set(JSON.stringify(key), key)
    if (isTimed) return
    isTimed = true
    setTimeout(fetchAgain, 250)
  }
  const fetchAgain = () => {
    isTimed = false
    for (const queryKey of waiting.values()) {
      const wasJustAsked = {
        queryKey,
        exact: false,
        type: 'active',
        predicate: (query: Query) => !isNotJustAsked(query),
      } as const
      client.invalidateQueries({ queryKey, predicate: isNotJustAsked })
      if (client.getQueryCache().find(wasJustAsked)) postpone(queryKey)
    }
    waiting.clear()
  }
  const postpone = (queryKey: QueryKey) => {
    const name = JSON.stringify(queryKey)
    if (postponed.has(name)) return
    postponed.add(name)
    setTimeout(() => {
      postponed.delete(name)
      gather([queryKey])
    }, presencePauseMs)
  }
  return gather
}

/** Keeps an open window true: the server says what changed, and what shows it is fetched again. */
export const useLive = () => {
  const client = useQueryClient()
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const gather = gatherer(client)
    const source = new EventSource(`${apiPrefix}/live`, { withCredentials: true })
    let wasLost = false
    source.onopen = () => {
      if (wasLost) client.invalidateQueries()
      wasLost = false
    }
    source.onerror = () => {
      wasLost = true
    }
    source.onmessage = (event) => {
      const message = read(event.data)
      if (message) gather(touched(message))
    }
    return () => source.close()
  }, [client])
}

const read = (text: string): LiveMessage | undefined => {
  try {
    return JSON.parse(text) as LiveMessage
  } catch {
    return undefined
  }
}
