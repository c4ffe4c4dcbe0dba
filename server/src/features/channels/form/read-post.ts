import { createHash } from 'node:crypto'
import { type Language, trimWords } from '@heed/contract/primitives.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import { safeFilename, singleLine, storableText } from '../../../platform/mail/understand/plain-strings.ts'
import type { FormValues } from '../form-page.ts'
import type { FormItem } from '../intake/understand-form.ts'
import type { FormProblem } from './form-texts.ts'

export const mostFiles = 3
const mostFileBytes = 8 * 1024 * 1024

type Posted = {
  values: FormValues
  once: string
  trapped: boolean
  files: FormItem['files']
  /** Everything that is wrong with it, in the order of the fields. */
  problems: FormProblem[]
}

/** Reads a post as far as it can be read, so that what was typed is never lost to a file that is too large. */
export async function readPost(request: FastifyRequest): Promise<Posted> {
  const fields: Record<string, string> = {}
  const files: FormItem['files'] = []
  let problemWithFiles: FormProblem | undefined
  if (request.isMultipart()) {
    try {
      for await (const part of request.parts({
        limits: { files: mostFiles, fileSize: mostFileBytes, fields: 10, fieldSize: 128 * 1024 },
      })) {
        if (part.type === 'field') fields[part.fieldname] = String(part.value)
        else {
          const content = await part.toBuffer()
          // A browser sends an empty nameless file for a field that was left alone.
          if (content.byteLength > 0)
            files.push({
              filename: safeFilename(part.filename ?? '') || 'file',
              mimeType: mimeTypeOf(part.mimetype),
              base64: content.toString('base64'),
            })
        }
      }
    } catch (error) {
      problemWithFiles = problemOfFiles(error as { code?: string })
    }
  } else
    Object.assign(
      fields,
      Object.fromEntries(
        Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(value)]),
      ),
    )
  const text = (name: string, limit: number) =>
    trimWords(storableText((fields[name] ?? '').slice(0, limit * 2), limit * 2))
  const values = {
    name: singleLine(fields.name ?? '', 200),
    email: text('email', 254),
    subject: singleLine(fields.subject ?? '', 300),
    message: text('message', 20_000),
  }
  return {
    values,
    once: (fields.once ?? '').slice(0, 64),
    trapped: (fields.website ?? '') !== '',
    files,
    // What came after a file that is too large was not read, so nothing is known to be missing.
    problems: problemWithFiles ? [problemWithFiles] : check(values),
  }
}

function check({ email, message }: FormValues): FormProblem[] {
  const problems: FormProblem[] = []
  if (email === '') problems.push('email_missing')
  else if (!z.email().max(254).safeParse(email).success) problems.push('email_invalid')
  if (message === '') problems.push('message_missing')
  else if (message.length > 20_000) problems.push('message_long')
  return problems
}

function problemOfFiles({ code }: { code?: string }): FormProblem {
  if (code === 'FST_FILES_LIMIT') return 'files_many'
  if (code === 'FST_REQ_FILE_TOO_LARGE') return 'files_large'
  throw Object.assign(new Error('The form cannot be read'), { statusCode: 400 })
}

const mimeTypeOf = (value: string) =>
  /^[a-z0-9][\w.+-]*\/[a-z0-9][\w.+-]*$/i.test(value) ? value.toLowerCase() : 'application/octet-stream'

/** As it goes into the ledger. Pressed twice, a form gives the same key; without its token, the same words within a minute do. */
export function formItem(
  { values, trapped, files, once }: Posted,
  language: Language,
): { raw: Buffer; dedupeKey: string } {
  const item: FormItem = { ...values, language, files, trapped }
  const raw = Buffer.from(JSON.stringify(item))
  const moment = once || String(Math.floor(now().getTime() / 60_000))
  return { raw, dedupeKey: createHash('sha256').update(`${moment}\n`).update(raw).digest('base64url') }
}
