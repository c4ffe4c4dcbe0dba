import { renderToString } from 'preact-render-to-string'
import { Notice } from './notice.tsx'
import { SurveyForm } from './survey-form.tsx'
import type { PageView } from './views.ts'

/** The whole page as HTML: no script, no font, no second request. */
export const renderPage = (view: PageView): string =>
  `<!doctype html>${renderToString(view.kind === 'form' ? <SurveyForm {...view} /> : <Notice {...view} />)}`
