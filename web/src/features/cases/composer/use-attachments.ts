import { apiPrefix } from '@heed/contract/endpoint.ts'
import { uploadFile } from '@heed/contract/uploads.ts'
import { t } from 'i18next'
import { useState } from 'react'
import { send } from '../../../app/api.ts'
import { toast, toastProblem } from '../../../app/toast.tsx'
import type { Attached } from './outgoing.ts'

const largest = 25_000_000

/** Files on their way to the server, and those that are there. */
export const useAttachments = (atFirst: Attached[] = []) => {
  const [files, setFiles] = useState<Attached[]>(atFirst)
  const [uploading, setUploading] = useState<string[]>([])

  const upload = async (file: File) => {
    if (file.size > largest) return toast({ text: t('cases:reply.tooBig', { name: file.name }), seconds: 8 })
    setUploading((names) => [...names, file.name])
    try {
      const body = new FormData()
      body.set('file', file)
      const attached: Attached = await send(`${apiPrefix}${uploadFile.path}`, {
        method: 'POST',
        headers: { 'idempotency-key': crypto.randomUUID() },
        body,
      })
      setFiles((before) => [...before, attached])
    } catch (reason) {
      toastProblem(reason, t('cases:reply.uploadFailed', { name: file.name }), () => upload(file))
    } finally {
      setUploading((names) => names.filter((name) => name !== file.name))
    }
  }

  return {
    files,
    uploading,
    add: (list: Iterable<File>) => {
      for (const file of list) upload(file)
    },
    remove: (id: string) => setFiles((before) => before.filter((file) => file.id !== id)),
    set: setFiles,
  }
}

export type Attachments = ReturnType<typeof useAttachments>
