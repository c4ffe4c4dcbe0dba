import * as contract from '@heed/contract/record-files.ts'
import { expect } from 'vitest'
import { call } from '../../../../test/api.ts'
import type { TestHouse } from '../../../../test/house.ts'

/** Tests only: files brought in and taken out as the page does it. */
export function filesOf(house: () => TestHouse) {
  // Files are counted by address.
  let visitors = 0

  async function bring(key: string, kind: contract.RecordKind, content: string | Buffer) {
    const boundary = 'cut-here'
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${kind}.csv"\r\ncontent-type: text/csv\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const answer = await house().app.inject({
      method: 'POST',
      url: `/api/v1/record-imports?kind=${kind}`,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'x-forwarded-for': `203.0.113.${++visitors % 250}`,
      },
      payload,
    })
    expect(answer.statusCode).toBe(202)
    return whenAt(key, contract.startRecordImport.response.parse(answer.json()).id, ['checked', 'failed'])
  }
  async function confirm(key: string, id: string) {
    expect((await call(house().app, key, contract.confirmRecordImport, { params: { id } })).status).toBe(202)
    const read = await whenAt(key, id, ['done'])
    await house().settle()
    return read
  }
  /** How it stands once the job has brought it there; a long file may take a while on a busy machine. */
  async function whenAt(key: string, id: string, states: string[]) {
    const read = async () => (await call(house().app, key, contract.getRecordImport, { params: { id } })).body
    await expect.poll(async () => states.includes((await read()).state), { timeout: 120_000, interval: 30 }).toBe(true)
    return read()
  }
  const take = async (key: string, kind: contract.RecordKind, content: string | Buffer) =>
    confirm(key, (await bring(key, kind, content)).id)
  const file = async (key: string, kind: contract.RecordKind, query = '') =>
    (
      await house().app.inject({
        method: 'GET',
        url: `/api/v1/${kind}.csv${query}`,
        headers: { authorization: `Bearer ${key}` },
      })
    ).body
  return { bring, confirm, take, file, whenAt }
}
