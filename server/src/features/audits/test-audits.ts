import * as contract from '@heed/contract/audits.ts'
import { apiPrefix } from '@heed/contract/endpoint.ts'
import { call } from '../../../test/api.ts'
import type { TestHouse } from '../../../test/house.ts'

/** Tests only: the smallest picture there is. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A request beside JSON: with `file` an upload, else a look. */
export const askFor = (t: TestHouse, key: string, path: string, file?: Buffer) => {
  const headers = { authorization: `Bearer ${key}` }
  if (!file) return t.app.inject({ method: 'GET', url: `${apiPrefix}${path}`, headers })
  const payload = Buffer.concat([
    Buffer.from(
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n',
    ),
    file,
    Buffer.from('\r\n--x--\r\n'),
  ])
  return t.app.inject({
    method: 'POST',
    url: `${apiPrefix}${path}`,
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  })
}

export async function templateNamed(t: TestHouse, key: string, name: string): Promise<contract.AuditTemplate> {
  const { items } = (await call(t.app, key, contract.listAuditTemplates, {})).body
  const template = items.find(({ content }) => content.name.en === name)
  if (!template) throw new Error(`no template ${name}`)
  return template
}

type Given = Partial<Record<string, contract.AuditAnswer>>
export type Auditor = ReturnType<typeof auditorOf>

/** Somebody who goes through items in a place. */
export function auditorOf(t: TestHouse, key: string, branchId: string | null) {
  const tryBegin = async (name: string, more: Record<string, unknown> = {}) => {
    const { id: templateId } = await templateNamed(t, key, name)
    return call(t.app, key, contract.startAudit, { body: { templateId, branchId, ...more } })
  }
  const begin = async (name: string, more: Record<string, unknown> = {}) => (await tryBegin(name, more)).body
  const answer = (id: string, itemId: string, body: Record<string, unknown>) =>
    call(t.app, key, contract.answerAuditItem, { params: { id, itemId }, body })
  /** As said, and all others at their best. */
  const answerAll = async (id: string, sections: contract.AuditDetail['sections'], given: Given) => {
    for (const item of sections.flatMap(({ items }) => items))
      await answer(id, item.id, { answer: given[item.id] ?? (item.asks === 'yes_no' ? 'yes' : '5') })
  }
  return {
    begin,
    tryBegin,
    answer,
    answerAll,
    photo: async (id: string, itemId: string) => {
      const answered = await askFor(t, key, `/audits/${id}/items/${itemId}/photos`, picture)
      const body = answered.json()
      return {
        status: answered.statusCode,
        body: body as contract.AuditDetail,
        problem: body.code as string | undefined,
      }
    },
    finished: async (name: string, given: Given, more: Record<string, unknown> = {}) => {
      const { id, sections } = await begin(name, more)
      await answerAll(id, sections, given)
      return (await call(t.app, key, contract.finishAudit, { params: { id }, body: {} })).body
    },
  }
}
