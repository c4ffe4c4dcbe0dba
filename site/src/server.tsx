import { renderToString } from 'preact-render-to-string'
import { Complaint } from './complaint.tsx'
import { Notice } from './notice.tsx'
import { Said } from './said.tsx'
import { SurveyForm } from './survey-form.tsx'
import type { PageView } from './views.ts'

const draw = (view: PageView) => {
  if (view.kind === 'form') return <SurveyForm {...view} />
  if (view.kind === 'complaint') return <Complaint {...view} />
  return view.kind === 'said' ? <Said {...view} /> : <Notice {...view} />
}

/** The whole page as HTML: no script, no font, no second request. */
export const renderPage = (view: PageView): string => `<!doctype html>${renderToString(draw(view))}`
