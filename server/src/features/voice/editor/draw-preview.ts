import type { Language } from '@heed/contract/primitives.ts'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { readAnswers } from '@heed/methods/survey/read-answers.ts'
import { isShown, keepShown, nextPage, pagesOf } from '@heed/methods/survey/survey-flow.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { loadSite } from '../../../platform/http/public-pages.ts'
import type { Scope } from '../../../platform/scope.ts'
import type { Asked } from '../page/find-asked.ts'
import { fieldsOf } from '../page/form-fields.ts'
import { languageOf, type PageView, viewForm, viewNotice } from '../page/view-page.ts'
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
  }
  const language = languageOf(asked, preview.language)
  const pages = pagesOf(content)
  const posted = fieldsOf(fields)
  const { answers } = readAnswers(content.questions, posted.all)
  const at = Math.min(preview.page, Math.max(pages.length - 1, 0))
  const shown = (pages[at] ?? []).filter((question) => isShown(question, answers))
  const { faults } = readAnswers(shown, posted.all)
  const moves = posted.one('go')
  const draft = { id: null, token: null, version: 0, content, answers, page: at, startedAt: now() }
  const draw = (place: number, trouble: Parameters<typeof viewForm>[0]['trouble']) => ({
    html: renderPage(viewForm({ asked, draft, at: place, answers, trouble, key: null }, language)),
    page: place,
    pages: pages.length,
    done: false,
    fields: fields.filter(([name]) => name !== 'go'),
  })
  if (moves === 'back') return draw(Math.max(at - 1, 0), null)
  if (moves !== 'next') return draw(at, null)
  if (Object.keys(faults).length > 0) return draw(at, { faults, problem: null })
  const next = nextPage(pages, keepShown(content, answers), at)
  if (next !== undefined) return draw(next, null)
  return {
    html: renderPage(viewNotice('thanks', language, asked)),
    page: at,
    pages: pages.length,
    done: true,
    fields: [],
  }
}
