import { renderToString } from 'preact-render-to-string'
import { Complaint } from './complaint.tsx'
import { framedScript } from './framed-script.ts'
import { keepingScript } from './keeping-script.ts'
import { Notice } from './notice.tsx'
import { Said } from './said.tsx'
import { SurveyForm } from './survey-form.tsx'
import type { PageView } from './views.ts'

const draw = (view: PageView) => {
  if (view.kind === 'form') return <SurveyForm {...view} />
  if (view.kind === 'complaint') return <Complaint {...view} />
  return view.kind === 'said' ? <Said {...view} /> : <Notice {...view} />
}

export { framedScript, keepingScript }

/** The whole page as HTML: no font, no second request; a script only beside a form that keeps what is typed, and not needed there. */
export const renderPage = (view: PageView): string => `<!doctype html>${renderToString(draw(view))}`
