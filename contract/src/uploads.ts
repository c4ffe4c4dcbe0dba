import { z } from 'zod'
import { Attachment } from './case-messages.ts'
import { endpoint } from './endpoint.ts'
import { IdParams } from './primitives.ts'

/** multipart/form-data with one `file`; up to 25 MB. */
export const uploadFile = endpoint({
  id: 'uploadFile',
  method: 'POST',
  path: '/uploads',
  tag: 'cases',
  may: 'case:edit',
  summary: 'Upload a file to attach to an answer or note',
  response: Attachment,
  status: 201,
})
export const downloadAttachment = endpoint({
  id: 'downloadAttachment',
  method: 'GET',
  path: '/attachments/:id',
  tag: 'cases',
  may: 'case:read',
  summary: 'Download an attachment, always as a file',
  params: IdParams,
  response: z.unknown(),
})
/** A page for a frame: the message as it was written, with the pictures that its sender keeps on servers of their own. */
export const showMessagePictures = endpoint({
  id: 'showMessagePictures',
  method: 'GET',
  path: '/messages/:id/pictures',
  tag: 'cases',
  may: 'case:read',
  summary: 'A message with its remote pictures, as HTML; loading it lets the sender see that and from where it is read',
  params: IdParams,
  response: z.unknown(),
})
