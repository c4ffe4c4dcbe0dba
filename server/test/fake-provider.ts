import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ProviderCall = { method: string; path: string; headers: IncomingHttpHeaders; raw: Buffer; json: unknown }
type Reply = { status?: number; json?: unknown; content?: Buffer; headers?: Record<string, string> } | 'hang_up'

/** A provider of this machine that takes calls over HTTP, notes them and answers as a test says. */
export async function openFakeProvider(usual: (call: ProviderCall) => Reply) {
  const calls: ProviderCall[] = []
  const next: Reply[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks)
    const call = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      raw,
      json: parse(raw.toString()),
    }
    calls.push(call)
    const reply = next.shift() ?? usual(call)
    if (reply === 'hang_up') {
      request.socket.destroy()
      return
    }
    response.writeHead(reply.status ?? 200, {
      'content-type': reply.content ? 'application/octet-stream' : 'application/json',
      ...reply.headers,
    })
    response.end(reply.content ?? JSON.stringify(reply.json ?? {}))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    /** The calls since the last look. */
    take: () => calls.splice(0),
    /** Answers the next call so, once. */
    answerNext: (...replies: Reply[]) => next.push(...replies),
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
