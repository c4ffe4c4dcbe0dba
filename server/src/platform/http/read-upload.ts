import type { FastifyError, FastifyRequest } from 'fastify'
import { safeFilename } from '../mail/understand/plain-strings.ts'
import { fileMissing } from '../problem.ts'

export type Upload = { filename: string; mimeType: string; content: Buffer }

/**
 * The one file of an upload, under a name that is safe everywhere.
 * @throws upload.no_file when the body is no form, or one that breaks off.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  try {
    const part = await request.file()
    if (part)
      return {
        filename: safeFilename(part.filename) || 'file',
        mimeType: part.mimetype.slice(0, 120),
        content: await part.toBuffer(),
      }
  } catch (error) {
    // What has a status says itself what is wrong; the reader of forms throws plain errors for the rest.
    if ((error as FastifyError).statusCode) throw error
  }
  throw fileMissing()
}
