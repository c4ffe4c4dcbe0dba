import { listFeedback } from '@heed/contract/feedback.ts'
import type { Question } from '@heed/contract/survey-content.ts'
import { readSurveyFollowing } from '@heed/contract/survey-report.ts'
import { decideTheme, makeTheme } from '@heed/contract/themes.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../../test/build.ts'
import { newId } from '../../../../platform/ids.ts'
import { buildCase } from '../../test-case.ts'
import { openSurveyStage, overall, type SurveyStage } from '../../test-survey.ts'
import { keepAnswers } from '../test-answers.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterAll(() => stage.close())

const said: Question = { id: 'why', kind: 'text', ask: { tr: 'Neden?', en: 'Why?' }, countsAs: 'comment' }

test('what was written is told newest first, with the themes, cases and actions that came of it, and within the filter', async () => {
  const { id, path } = await stage.open([overall, said])
  const { scope, branchId, owner } = stage.business
  await stage.fill(path, [
    ['overall', '2'],
    ['why', 'Kabinler soğuktu'],
  ])
  await stage.settle()
  const feedbackIds = (await call(stage.app, stage.key, listFeedback, { query: {} })).body.items.map((item) => item.id)
  expect(feedbackIds).toHaveLength(1)
  const theme = { name: 'Soğuk kabin', kind: 'problem' as const, ownerId: owner.actor?.id ?? '', dueOn: '2099-01-01' }
  const made = await call(stage.app, stage.key, makeTheme, { body: { ...theme, feedbackIds } })
  const { caseId } = await buildCase(scope, branchId)
  await keepAnswers(scope, id, { branchId, day: '2026-11-01', language: 'en', caseId }, [
    { overall: '1', why: 'It was cold' },
    { overall: '5' },
  ])
  const action = { id: newId(), branch_id: branchId, case_id: caseId, kind: 'own', words: 'Ara', for_role: 'lead' }
  await scope.transaction(async (tx) => {
    await tx.db
      .insertInto('action')
      .values({ ...action, origin: action.id })
      .execute()
    await tx.db
      .updateTable('survey_response')
      .set({ opened_case_id: caseId })
      .where('survey_id', '=', id)
      .where('language', '=', 'tr')
      .execute()
  })
  const read = async (query = {}, key = stage.key) =>
    (await call(stage.app, key, readSurveyFollowing, { params: { id }, query })).body
  const all = await read()
  expect(all.saidInAll).toBe(2)
  expect(all.said.map(({ text, language, question }) => [text, language, question])).toEqual([
    ['It was cold', 'en', 'why'],
    ['Kabinler soğuktu', 'tr', 'why'],
  ])
  expect(all.themes).toMatchObject([{ name: 'Soğuk kabin', state: 'open', answers: 1, dueOn: '2099-01-01' }])
  expect(all.cases).toEqual({ opened: 1, solved: 0 })
  expect(all.actions).toEqual({ open: 1, settled: 0 })
  const decision = { said: { tr: 'Kabinler soğuk' }, did: { tr: 'Isıtıcı geldi' } }
  await call(stage.app, stage.key, decideTheme, { params: { id: made.body.id }, body: decision })
  expect((await read()).themes).toMatchObject([{ state: 'decided' }])
  expect(await read({ language: 'en' })).toMatchObject({ saidInAll: 1, themes: [], cases: { opened: 0 } })
  const elsewhere = await keyOf(
    stage.house,
    await buildMember(scope, 'manager', [await buildBranch(scope, 'Beşiktaş')]),
  )
  expect(await read({}, elsewhere)).toMatchObject({ said: [], themes: [], cases: { opened: 0 }, actions: { open: 0 } })
})

test('a moment is not read out to whoever may not read it, nor how somebody can be reached', async () => {
  const moment: Question = { id: 'moment', kind: 'text', ask: { tr: 'Bir an?', en: 'A moment?' }, countsAs: 'moment' }
  const back: Question = { id: 'back', kind: 'consent', ask: { tr: 'Arayalım mı?', en: 'May we call?' } }
  const { id } = await stage.open([overall, said, moment, back])
  const { scope, branchId } = stage.business
  await keepAnswers(scope, id, { branchId, day: '2026-11-01' }, [
    {
      overall: '5',
      why: 'Güzeldi',
      moment: 'Bunu kimseye söylemeyin',
      back: { say: 'yes', contact: '0532 111 22 33' },
    },
  ])
  const textsFor = async (role: 'observer' | 'employee' | 'lead' | 'manager') => {
    const key = await keyOf(stage.house, await buildMember(scope, role))
    const { body } = await call(stage.app, key, readSurveyFollowing, { params: { id }, query: {} })
    expect(body.saidInAll).toBe(body.said.length)
    return body.said.map(({ text }) => text).toSorted()
  }
  for (const role of ['observer', 'employee', 'lead'] as const) expect(await textsFor(role)).toEqual(['Güzeldi'])
  expect(await textsFor('manager')).toEqual(['Bunu kimseye söylemeyin', 'Güzeldi'])
})
