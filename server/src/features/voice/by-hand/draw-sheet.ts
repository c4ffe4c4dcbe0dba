import type { Language } from '@heed/contract/primitives.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import { loadSite } from '../../../platform/http/public-pages.ts'
import type { Scope } from '../../../platform/scope.ts'
import { languageOf, type PageView, viewForm } from '../page/view-page.ts'
import { say } from '../survey-content.ts'
import { findForHand, onPaper } from './find-for-hand.ts'

/** Every question on one page with places for a pen, and where to hand it in. */
export async function drawSheet(
  house: House,
  scope: Scope,
  surveyId: string,
  { branchId, language: wanted }: { branchId: string; language: Language },
) {
  const { renderPage } = await loadSite<PageView>(house)
  return scope.transaction(async (tx) => {
    const asked = await findForHand(tx, surveyId, { branchId, way: 'paper', language: wanted })
    const language = languageOf(asked, wanted)
    const content = onPaper(asked.content)
    const draft = {
      id: null,
      token: null,
      version: asked.version,
      content,
      answers: {},
      page: 0,
      startedAt: now(),
    }
    const view = viewForm({ asked, draft, at: 0, answers: {}, trouble: null, key: null }, language)
    return {
      html: renderPage({
        ...view,
        lead: say('paperLead', language),
        languages: [],
        paper: say('paperFoot', language, { branch: asked.branch }),
      }),
    }
  })
}
