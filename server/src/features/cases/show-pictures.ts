import type { FastifyReply } from 'fastify'
import { notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { readMessage } from './timeline.ts'

/** Pictures of this house and from encrypted addresses; nothing that runs, sends or leads anywhere by itself. */
const policy =
  "default-src 'none'; img-src 'self' https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
const style =
  ":root{color-scheme:light}body{margin:0;padding:12px 14px;background:#fff;color:#201a19;font:16px/1.6 Georgia,'Songti SC','Noto Serif SC',serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}"

/** One message with its pictures from elsewhere, to be shown in a frame of its own after somebody asked for it. */
export async function showPictures(scope: Scope, messageId: string, reply: FastifyReply): Promise<FastifyReply> {
  const { html, language } = await scope.transaction((tx) => readMessage(tx, messageId))
  if (html === null) throw notFound()
  const shown = html.replace(/<img\b[^>]*?\bdata-remote-src=/g, (tag) => tag.replace('data-remote-src=', 'src='))
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="${language ?? ''}"><head><meta charset="utf-8"><title></title><style>${style}</style></head><body>${shown}</body></html>`,
    )
}
