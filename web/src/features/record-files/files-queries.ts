import {
  confirmRecordImport,
  getRecordImport,
  listRecordImports,
  mapRecordImport,
  type RecordImport,
  type RecordKind,
  startRecordImport,
} from '@heed/contract/record-files.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { addressOf, call, send } from '../../app/api.ts'
import { isWorking } from '../imports/import-working.tsx'

export const runsQuery = queryOptions({
  queryKey: ['record-import', 'runs'],
  queryFn: ({ signal }) => call(listRecordImports, { signal }),
})

/** Asked again while the file is read or taken in. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['record-import', id],
    queryFn: ({ signal }) => call(getRecordImport, { params: { id }, signal }),
    refetchInterval: ({ state: { data } }) => (isWorking(data?.state) ? 700 : false),
  })

const useKeep = () => {
  const client = useQueryClient()
  return (read: RecordImport) => client.setQueryData(importQuery(read.id).queryKey, read)
}

/** What came in stands in every list. */
export const useRefreshRecords = () => {
  const client = useQueryClient()
  return () => {
    for (const key of [['customers'], ['cases'], ['purchases'], runsQuery.queryKey])
      void client.invalidateQueries({ queryKey: key })
  }
}

export const useBringFile = (onDone: (id: string) => void) => {
  const keep = useKeep()
  return useMutation({
    mutationFn: async ({ kind, file }: { kind: RecordKind; file: File }): Promise<RecordImport> => {
      const body = new FormData()
      body.append('file', file)
      const address = addressOf(startRecordImport, {}, { kind })
      return startRecordImport.response.parse(await send(address, { method: 'POST', body }))
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
    mutationFn: (body: z.input<typeof mapRecordImport.body>) => call(mapRecordImport, { params: { id }, body }),
    onSuccess: keep,
  })
}

export const useConfirmImport = (id: string) => {
  const keep = useKeep()
  return useMutation({ mutationFn: () => call(confirmRecordImport, { params: { id } }), onSuccess: keep })
}

/** Goes on with what stopped. */
export const useImportAgain = ({ id, stoppedIn }: RecordImport) => {
  const keep = useKeep()
  return useMutation({
    mutationFn: () =>
      stoppedIn === 'importing'
        ? call(confirmRecordImport, { params: { id } })
        : call(mapRecordImport, { params: { id }, body: {} }),
    onSuccess: keep,
  })
}
