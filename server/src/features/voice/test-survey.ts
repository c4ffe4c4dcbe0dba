import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import * as contract from '@heed/contract/surveys.ts'
import { expect } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse } from '../../../test/house.ts'
import { holdTime, now } from '../../platform/clock.ts'

/** Tests only: questions that many tests ask. */
export const options = ['food', 'room', 'staff'].map((id) => ({ id, words: { tr: id, en: id } }))
export const overall: Question = {
  id: 'overall',
  kind: 'satisfaction',
  ask: { tr: 'Memnun musunuz?', en: 'Satisfied?' },
  required: true,
  countsAs: 'satisfaction',
}
export const why: Question = {
  id: 'why',
  kind: 'text',
  ask: { tr: 'Neden {{answer.overall}}?', en: 'Why {{answer.overall}}?' },
  countsAs: 'comment',
  showIf: { all: true, conditions: [{ question: 'overall', atMost: 2 }] },
}
export const liked: Question = {
  id: 'liked',
  kind: 'multiple',
  ask: { tr: 'Neyi beğendiniz?', en: 'What did you like?' },
  options,
  other: true,
}
export const likely: Question = { id: 'likely', kind: 'recommendation', ask: { tr: 'Tavsiye?', en: 'Recommend?' } }

export type Fields = [string, string][]

/**
 * Tests only: a house with one business whose surveys are written, published, and answered as a browser without scripts would. Without
 * a worker nothing runs by itself: for tests that look at what each turn of a ticker does.
 */
export async function openSurveyStage({ worker = true } = {}) {
  const t = await openTestHouse({ environment: { HEED_TRUSTED_PROXIES: '127.0.0.1' }, worker })
  const business = await buildBusiness(t.house)
  const key = await keyOf(t.house, business.owner)

  /** A published survey. */
  async function publish(questions: Question[], more: Partial<SurveyContent> = {}) {
    const content: SurveyContent = {
      languages: ['tr', 'en'],
      title: { tr: 'Nasıldı?', en: 'How was it?' },
      lead: {},
      thanks: {},
      questions,
      ...more,
    }
    const made = (await call(t.app, key, contract.createSurvey, { body: { name: 'Kapıda', template: null } })).body
    const params = { id: made.id }
    const body = { revision: made.revision, name: 'Kapıda', content }
    const saved = (await call(t.app, key, contract.saveSurvey, { params, body })).body
    const published = await call(t.app, key, contract.publishSurvey, { params, body: { revision: saved.revision } })
    expect(published.problem).toBeUndefined()
    return made.id
  }

  /** A published survey with an open address. */
  async function open(questions: Question[], more: Partial<SurveyContent> = {}, way: contract.LinkWay = 'qr') {
    const id = await publish(questions, more)
    const body = { branchId: business.branchId, name: 'Kapı', way }
    const link = (await call(t.app, key, contract.createSurveyLink, { params: { id }, body })).body
    return { id, link, path: new URL(link.url).pathname }
  }

  let visitors = 0
  const visitor = () => `203.0.113.${++visitors % 250}`
  const get = (url: string) => t.app.inject({ method: 'GET', url, headers: { 'x-forwarded-for': visitor() } })
  const post = (url: string, fields: Fields) =>
    t.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': visitor() },
      payload: new URLSearchParams(fields).toString(),
    })
  /** Opens the page as a person would and sends it some seconds later. */
  async function fill(path: string, fields: Fields) {
    const page = (await get(path)).body
    wait()
    return post(path, [['page', hidden(page, 'page')], ['key', hidden(page, 'key')], ...fields])
  }
  const results = async (id: string, query = {}) =>
    (await call(t.app, key, contract.readSurveyResults, { params: { id }, query })).body

  return { ...t, business, key, publish, open, get, post, fill, results }
}
export type SurveyStage = Awaited<ReturnType<typeof openSurveyStage>>

/** Tests only: a hidden field of a page. */
export const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

/** Tests only: the seconds that a person reads. */
export const wait = () => holdTime(new Date(now().getTime() + 5000))
