import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../server/src/platform/database/embedded.ts'
import { HeedProcess } from './heed-process.ts'

export type AnswersReport = { thanked: number; kept: number; lost: string[]; doubled: string[] }

/** People at an open address keep answering while the server is killed; everybody who was thanked is there once. */
export async function crashAnswers(people: number, kills: number): Promise<AnswersReport> {
  const folder = mkdtempSync(join(tmpdir(), 'heed-crash-answers-'))
  const heed = new HeedProcess(folder, await freePort(), { HEED_TRUSTED_PROXIES: '127.0.0.1' })
  try {
    const { apiKey, workspaceId } = heed.setUp()
    await heed.start()
    const address = await openSurvey(heed, apiKey)
    const thanked: string[] = []
    let isOver = false
    const answering = Array.from({ length: people }, async () => {
      while (!isOver) {
        const marker = `answer-${randomUUID()}`
        if (await answerOnce(address, marker, () => isOver)) thanked.push(marker)
      }
    })
    for (let kill = 1; kill <= kills; kill += 1) {
      // Some have read their page by then, and send it.
      for (const before = thanked.length; thanked.length < before + people; ) await pause(20)
      await pause(Math.random() * 3000)
      await heed.kill()
      await heed.start()
    }
    isOver = true
    await Promise.all(answering)
    const kept = await readMarkers(heed, workspaceId)
    const found = new Map([...Map.groupBy(kept, (marker) => marker)].map(([marker, all]) => [marker, all.length]))
    return {
      thanked: thanked.length,
      kept: kept.length,
      lost: thanked.filter((marker) => !found.has(marker)),
      doubled: [...found].filter(([, n]) => n > 1).map(([marker]) => marker),
    }
  } finally {
    await heed.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens a page, reads it, and sends it until there is an answer, as somebody does whose network is bad. */
async function answerOnce(address: string, marker: string, isOver: () => boolean): Promise<boolean> {
  const from = `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 255)).join('.')}`
  const page = await ask(address, { headers: { 'x-forwarded-for': from } })
  const key = page && /name="key" value="([^"]*)"/.exec(page.body)?.[1]
  if (!key) {
    await pause(200)
    return false
  }
  await pause(2500)
  const body = new URLSearchParams({ page: '0', key, overall: '4', words: marker })
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const sent = await ask(address, { method: 'POST', body, headers: { 'x-forwarded-for': from } })
    if (sent?.status === 200 && !sent.body.includes('name="overall"')) return true
    if (isOver() && attempt > 20) return false
    await pause(200)
  }
  return false
}

const ask = async (address: string, init: RequestInit) => {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(8000) })
    return { status: answer.status, body: await answer.text() }
  } catch {
    return undefined
  }
}

async function openSurvey(heed: HeedProcess, apiKey: string): Promise<string> {
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${heed.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return await answer.json()
  }
  const { id, revision } = await send('POST', '/surveys', { name: 'Crash', template: null })
  const content = {
    languages: ['en'],
    title: { en: 'How was it?' },
    lead: {},
    thanks: {},
    questions: [
      { id: 'overall', kind: 'satisfaction', ask: { en: 'Satisfied?' }, required: true, countsAs: 'satisfaction' },
      { id: 'words', kind: 'text', ask: { en: 'Tell us' } },
    ],
  }
  const saved = await send('PUT', `/surveys/${id}/draft`, { revision, name: 'Crash', content })
  await send('POST', `/surveys/${id}/publish`, { revision: saved.revision })
  const { items } = await send('GET', '/branches')
  const { url } = await send('POST', `/surveys/${id}/links`, { branchId: items[0].id, name: 'Door', way: 'qr' })
  return url
}

async function readMarkers(heed: HeedProcess, workspaceId: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: heed.databaseUrl() })
  await client.connect()
  try {
    await client.query("select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false)", [
      workspaceId,
    ])
    const { rows } = await client.query("select text from heed.survey_value where question = 'words'")
    return rows.map(({ text }) => text)
  } finally {
    await client.end()
  }
}
