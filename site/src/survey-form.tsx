import { keepingScript } from './keeping-script.ts'
import { Page } from './page.tsx'
import { paperStyle } from './paper-style.ts'
import { Question } from './question.tsx'
import { style } from './style.ts'
import type { FormView } from './views.ts'

export const SurveyForm = (view: FormView) => (
  <Page {...view} prefix={view.problem?.title} {...(view.paper ? { style: style + paperStyle } : {})}>
    <h1>{view.title}</h1>
    {view.lead && <p class="lead">{view.lead}</p>}
    {view.gift && <p class="gift">{view.gift}</p>}
    {view.step && <p class="step">{view.step}</p>}
    <form method="post" action={view.action} novalidate data-keep={view.keeps ? '' : undefined}>
      {view.hidden.map((field) => (
        <input key={field.name} type="hidden" name={field.name} value={field.value} />
      ))}
      {view.problem && <Problem {...view} />}
      {view.questions.map((question) => (
        <Question key={question.name} {...question} />
      ))}
      {view.paper ? <p class="foot">{view.paper}</p> : <Buttons {...view} />}
    </form>
    {view.kiosk && <script src="/q/kiosk.js" defer />}
    {(view.keeps || isWritten(view)) && <script dangerouslySetInnerHTML={{ __html: keepingScript }} />}
  </Page>
)

/** Own words may be spoken, where scripts run; a tablet and a frame have scripts of their own. */
const isWritten = ({ paper, kiosk, framedBy, questions }: FormView) =>
  !paper &&
  !kiosk &&
  !framedBy?.length &&
  questions.some(({ controls }) => controls.some(({ type }) => type === 'area'))

const Buttons = ({ send, back, readers }: FormView) => (
  <>
    <button type="submit" name="go" value="next">
      {send}
    </button>
    {back && (
      <button type="submit" name="go" value="back" class="back">
        {back}
      </button>
    )}
    <p class="readers">{readers}</p>
  </>
)

/** Says that nothing is lost and leads to each question that needs another answer. */
const Problem = ({ problem, questions }: FormView) => (
  <div class="problem" role="alert">
    <strong>{problem?.title}</strong>
    {problem?.text && <p>{problem.text}</p>}
    {questions.some(({ error }) => error) && (
      <ul>
        {questions
          .filter(({ error }) => error)
          .map(({ name, ask }) => (
            <li key={name}>
              <a href={`#${name}`}>{ask}</a>
            </li>
          ))}
      </ul>
    )}
  </div>
)
