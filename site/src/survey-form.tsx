import { Page } from './page.tsx'
import { Question } from './question.tsx'
import type { FormView } from './views.ts'

export const SurveyForm = (view: FormView) => (
  <Page {...view} prefix={view.problem?.title}>
    <h1>{view.title}</h1>
    <p class="lead">{view.lead}</p>
    <form method="post" action={view.action} novalidate>
      {view.problem && <Problem {...view} />}
      {view.questions.map((question) => (
        <Question key={question.name} {...question} />
      ))}
      <button type="submit">{view.send}</button>
      <p class="readers">{view.readers}</p>
    </form>
  </Page>
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
