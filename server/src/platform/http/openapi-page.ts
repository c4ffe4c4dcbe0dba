import { escapeHtml } from './html.ts'

type Operation = {
  operationId: string
  summary: string
  tags: string[]
  'x-may': string
  parameters: { name: string; in: string; required: boolean; schema: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}
type Api = {
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
}

const style = `:root{color-scheme:light dark;--page:#f7f4f3;--surface:#fff;--line:#e8e2e0;--ink:#201a19;--ink2:#564d4c;--accent:#9e2952}
@media(prefers-color-scheme:dark){:root{--page:#171213;--surface:#1f191a;--line:#352d2e;--ink:#f0ebea;--ink2:#cdc5c5;--accent:#e7839d}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:26px;margin:0}h2{font-size:16px;margin:2rem 0 .5rem;text-transform:none}p{color:var(--ink2)}details{background:var(--surface);border:1px solid var(--line);border-radius:10px;margin:.4rem 0}
summary{cursor:pointer;padding:.6rem .9rem;display:flex;gap:.8rem;flex-wrap:wrap;align-items:baseline}summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}b.m{width:4.2rem;color:var(--accent);font:600 13px ui-monospace,monospace}code,pre{font:13px/1.5 ui-monospace,monospace}
.may{margin-left:auto;color:var(--ink2);font-size:13px}pre{margin:0;padding:.8rem .9rem;overflow:auto;border-top:1px solid var(--line);max-height:30rem}h3{font-size:14px;margin:.8rem .9rem .3rem}a{color:var(--accent)}`

const block = (title: string, value: unknown) =>
  value === undefined ? '' : `<h3>${title}</h3><pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre>`

const operationHtml = (method: string, path: string, operation: Operation) => {
  const success = Object.entries(operation.responses).find(([status]) => status !== 'default')
  return `<details id="${operation.operationId}"><summary><b class="m">${method.toUpperCase()}</b><code>${escapeHtml(path)}</code><span>${escapeHtml(operation.summary)}</span><span class="may">${escapeHtml(operation['x-may'])}</span></summary>${block(
    'Parameters',
    operation.parameters.length ? operation.parameters : undefined,
  )}${block('Body', operation.requestBody?.content['application/json']?.schema)}${block(`Answer ${success?.[0] ?? ''}`, success?.[1].content?.['application/json']?.schema)}</details>`
}

/** The API as a page to read; the machine-readable form stands beside it. */
export function apiPage(api: Api): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ''))]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Heed API</title><style>${style}</style></head><body><main>
<h1>Heed API</h1><p>${escapeHtml(api.info.description)} Base address <code>${escapeHtml(api.servers[0]?.url ?? '')}</code>. Description for programs: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
${tags
  .map(
    (tag) =>
      `<h2>${escapeHtml(tag)}</h2>${operations
        .filter(({ operation }) => operation.tags[0] === tag)
        .map(({ method, path, operation }) => operationHtml(method, path, operation))
        .join('')}`,
  )
  .join('')}</main></body></html>`
}
