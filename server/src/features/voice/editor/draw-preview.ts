import type { Language } from '@heed/contract/primitives.ts'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { loadSite } from '../../../platform/http/public-pages.ts'
import type { Scope } from '../../../platform/scope.ts'
import type { Asked } from '../page/find-asked.ts'
import { fieldsOf } from '../page/form-fields.ts'
import { languageOf, type PageView, viewForm, viewNotice } from '../page/view-page.ts'
import { walkPage } from '../page/walk-page.ts'
import { requireSurvey } from './read-survey.ts'

type Preview = { content: SurveyContent; language: Language; page: number; fields: [string, string][] }

/** The page that these fields lead to, drawn as customers see it; nothing is kept, so a try never counts. */
export async function drawPreview(house: House, scope: Scope, surveyId: string, preview: Preview) {
  const { renderPage } = await loadSite<PageView>(house)
  const around = await scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    const { name } = await tx.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()
    const branch = await tx.db
      .selectFrom('branch')
      .select(['id', 'name', 'zone'])
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    return { business: name, branchId: branch?.id ?? '', branch: branch?.name ?? name, zone: branch?.zone ?? 'UTC' }
  })
  const { content, fields } = preview
  const asked: Asked = {
    ...around,
    surveyId,
    version: 0,
    content,
    way: 'link',
    standing: 'open',
    language: null,
    invitation: null,
    linkId: surveyId,
    byHand: null,
    framedBy: [],
    incentive: null,
  }
  const language = languageOf(asked, preview.language)
  const { at, pages, answers, faults, isEnd } = walkPage(content, preview.page, fieldsOf(fields))
  if (isEnd) return { html: renderPage(viewNotice('thanks', language, asked)), page: at, pages, done: true, fields: [] }
  const draft = { id: null, token: null, version: 0, content, answers, page: at, startedAt: now() }
  const trouble = faults && { faults, problem: null }
  return {
    html: renderPage(viewForm({ asked, draft, at, answers, trouble, key: null }, language)),
    page: at,
    pages,
    done: false,
    fields: fields.filter(([name]) => name !== 'go'),
  }
}
