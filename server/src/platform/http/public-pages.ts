import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Language, languages } from '@heed/contract/primitives.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'

const built = join(import.meta.dirname, '../../../../site/dist/server.js')

type Site<View> = {
  renderPage: (view: View) => string
  /** Kept beside a long form while it is filled in; pages that bear it name its hash. */
  keepingScript?: string
  /** Of a page in a frame of somebody else's page. */
  framedScript?: string
}

/** How pages of `site/` are drawn; where they are not built, by their title alone, and the log says so. */
export async function loadSite<View extends { title: string }>(house: House): Promise<Site<View>> {
  try {
    return (await import(pathToFileURL(built).href)) as Site<View>
  } catch (error) {
    house.log.warn(
      { error: (error as Error).message },
      'The public pages are not built (npm run build --workspace site); customers see their titles only',
    )
    return { renderPage: (view) => view.title }
  }
}

/** Sends a page in as few bytes as the reader's browser understands: on a slow network the first fourteen thousand come at once. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers, html }: { status: number; headers: Record<string, string>; html: string },
): Promise<FastifyReply> {
  reply.status(status).headers({ ...headers, vary: 'accept-encoding' })
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(html)
  return reply.header('content-encoding', 'gzip').send(await zip(html))
}
const zip = promisify(gzip)

/** The language that the address of a page asks for. */
export const askedLanguage = (request: FastifyRequest): Language | undefined =>
  Language.safeParse((request.query as { lang?: unknown }).lang).data

/** As the address says, else the first language of the browser that we speak. */
export function preferredLanguage(request: FastifyRequest): Language | undefined {
  const accepted = String(request.headers['accept-language'] ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return askedLanguage(request) ?? accepted.flatMap((code) => languages.find((language) => language === code) ?? [])[0]
}
