import { readAuditTrend } from '@heed/contract/audit-trend.ts'
import * as contract from '@heed/contract/audits.ts'
import * as contact from '@heed/contract/contact-paths.ts'
import { apiPrefix } from '@heed/contract/endpoint.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { addressOf, call, send } from '../../app/api.ts'
import { shrinkPhoto } from './shrink-photo.ts'

export type Branch = string | undefined

export const facesQuery = queryOptions({
  queryKey: ['standards', 'faces'],
  queryFn: ({ signal }) => call(contract.listFaces, { query: {}, signal }),
})
export const auditListsQuery = queryOptions({
  queryKey: ['standards', 'audit-templates'],
  queryFn: ({ signal }) => call(contract.listAuditTemplates, { signal }),
})
export const auditsQuery = (branchId: Branch) =>
  queryOptions({
    queryKey: ['standards', 'audits', branchId],
    queryFn: ({ signal }) => call(contract.listAudits, { query: { branchId }, signal }),
  })
export const auditQuery = (id: string) =>
  queryOptions({
    queryKey: ['standards', 'audit', id],
    queryFn: ({ signal }) => call(contract.getAudit, { params: { id }, signal }),
  })
export const findingsQuery = (state: 'open' | 'closed') =>
  queryOptions({
    queryKey: ['standards', 'audit-findings', state],
    queryFn: ({ signal }) => call(contract.listAuditFindings, { query: { state }, signal }),
  })
export const trendQuery = (branchId: string, beside: contract.Beside) =>
  queryOptions({
    queryKey: ['standards', 'audit-trend', branchId, beside],
    queryFn: ({ signal }) => call(readAuditTrend, { query: { branchId, beside }, signal }),
  })
export const waysQuery = queryOptions({
  queryKey: ['standards', 'contact-paths'],
  queryFn: ({ signal }) => call(contact.listContactPaths, { query: {}, signal }),
})

export const photoAddress = (id: string) => addressOf(contract.showAuditPhoto, { id })

/** Anything done here may change faces, findings, figures and Today. */
const useAct = <Given, Result>(act: (given: Given) => Promise<Result>, then?: (result: Result) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      then?.(result)
      for (const queryKey of [['standards'], ['today'], ['today-count']]) client.invalidateQueries({ queryKey })
    },
  })
}

/** An audit that is being made: what the server kept stands at once. */
const useAuditAct = <Given>(id: string, act: (given: Given) => Promise<contract.AuditDetail>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (audit) => client.setQueryData(auditQuery(id).queryKey, audit),
  })
}

export const useStartAudit = () =>
  useAct((body: z.input<typeof contract.startAudit.body>) => call(contract.startAudit, { body }))
export const useAnswer = (id: string, itemId: string) =>
  useAuditAct(id, (body: z.input<typeof contract.answerAuditItem.body>) =>
    call(contract.answerAuditItem, { params: { id, itemId }, body }),
  )
export const useAddPhoto = (id: string, itemId: string) =>
  useAuditAct(id, async (file: File) => {
    const path = contract.addAuditPhoto.path.replace(':id', id).replace(':itemId', itemId)
    return contract.AuditDetail.parse(await sendPhoto(path, file))
  })
export const useRemovePhoto = () => useAct((id: string) => call(contract.removeAuditPhoto, { params: { id } }))
export const useFinishAudit = (id: string) =>
  useAct((body: z.input<typeof contract.finishAudit.body>) => call(contract.finishAudit, { params: { id }, body }))
export const useDropAudit = (id: string) => useAct(() => call(contract.dropAudit, { params: { id } }))
export const useMend = (id: string) =>
  useAct((file: File) => sendPhoto(contract.mendAuditFinding.path.replace(':id', id), file))
export const useSetFace = () =>
  useAct((body: z.input<typeof contract.setFace.body>) => call(contract.setFace, { body }))
/** A new one without a list, else the next version of it. */
export const useSaveList = (list: contract.AuditTemplate | undefined) =>
  useAct((content: contract.AuditContent) =>
    list
      ? call(contract.changeAuditTemplate, { params: { id: list.id }, body: { version: list.version, content } })
      : call(contract.makeAuditTemplate, { body: { content } }),
  )
export const useRetireList = (id: string) => useAct(() => call(contract.retireAuditTemplate, { params: { id } }))

type Way = z.input<typeof contact.makeContactPath.body>
/** A new one without an id, else the one that is changed. */
export const useSaveWay = (id: string | undefined) =>
  useAct(({ branchId, ...body }: Way) =>
    id
      ? call(contact.changeContactPath, { params: { id }, body })
      : call(contact.makeContactPath, { body: { branchId, ...body } }),
  )
export const useRetireWay = (id: string) => useAct(() => call(contact.retireContactPath, { params: { id } }))
export const useTestWay = (id: string) =>
  useAct((body: z.input<typeof contact.testContactPath.body>) =>
    call(contact.testContactPath, { params: { id }, body }),
  )

async function sendPhoto(path: string, file: File): Promise<unknown> {
  const body = new FormData()
  body.set('file', await shrinkPhoto(file), 'photo.jpg')
  const headers = { 'idempotency-key': crypto.randomUUID() }
  return send(`${apiPrefix}${path}`, { method: 'POST', headers, body })
}
