import {
  confirmImport,
  type FeedbackImport,
  getImport,
  mapImport,
  startImport,
} from '@heed/contract/feedback-imports.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { addressOf, call, send } from '../../app/api.ts'
import { isWorking } from '../imports/import-working.tsx'

/** Asked again while the file is read or taken in. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['feedback-import', id],
    queryFn: ({ signal }) => call(getImport, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (isWorking(data?.state) ? 700 : false),
  })

const useKeep = () => {
  const client = useQueryClient()
  return (read: FeedbackImport) => client.setQueryData(importQuery(read.id).queryKey, read)
}

export const useBringFile = (onDone: (id: string) => void) => {
  const keep = useKeep()
  return useMutation({
    mutationFn: async (file: File): Promise<FeedbackImport> => {
      const body = new FormData()
      body.append('file', file)
      return startImport.response.parse(await send(addressOf(startImport), { method: 'POST', body }))
    },
    onSuccess: (read) => {
      keep(read)
      onDone(read.id)
    },
  })
}

export const useMapImport = (id: string) => {
  const keep = useKeep()
  return useMutation({
    mutationFn: (body: z.input<typeof mapImport.body>) => call(mapImport, { params: { id }, body }),
    onSuccess: keep,
  })
}

export const useConfirmImport = (id: string) => {
  const keep = useKeep()
  return useMutation({ mutationFn: () => call(confirmImport, { params: { id } }), onSuccess: keep })
}

/** Goes on with what stopped. */
export const useImportAgain = ({ id, stoppedIn }: FeedbackImport) => {
  const keep = useKeep()
  return useMutation({
    mutationFn: () =>
      stoppedIn === 'importing'
        ? call(confirmImport, { params: { id } })
        : call(mapImport, { params: { id }, body: {} }),
    onSuccess: keep,
  })
}
