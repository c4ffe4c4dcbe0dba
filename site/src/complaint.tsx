import { complaintStyle } from './complaint-style.ts'
import { Page } from './page.tsx'
import type { ComplaintView } from './views.ts'

/** How far a complaint is, for the one who made it. The question comes first when there is one. */
export const Complaint = (view: ComplaintView) => (
  <Page {...view} style={complaintStyle}>
    <h1>{view.title}</h1>
    <p class="lead">{view.lead}</p>
    {view.thanks && (
      <p class="thanks" role="status">
        {view.thanks}
      </p>
    )}
    {view.ask && <Ask {...view.ask} />}
    <section>
      <h2>{view.stagesTitle}</h2>
      <ol class="stages">
        {view.stages.map(({ words, state, when }) => (
          <li key={words} class={state} aria-current={state === 'now' ? 'step' : undefined}>
            <strong>{words}</strong>
            <span>{when}</span>
          </li>
        ))}
      </ol>
    </section>
    {view.plan.length > 0 && (
      <section>
        <h2>{view.planTitle}</h2>
        <ul>
          {view.plan.map(({ words, who, state, standing }) => (
            <li key={words + who}>
              <strong>{words}</strong>
              <span>{who}</span>
              {standing && <span class={state}>{standing}</span>}
            </li>
          ))}
        </ul>
      </section>
    )}
    {view.given.length > 0 && (
      <section>
        <h2>{view.givenTitle}</h2>
        <ul>
          {view.given.map(({ words, note, code }) => (
            <li key={words + code}>
              <strong>{words}</strong>
              {note && <span>{note}</span>}
              {code && <code>{code}</code>}
            </li>
          ))}
        </ul>
      </section>
    )}
    <p class="foot">{view.foot}</p>
  </Page>
)

const Ask = ({ action, question, yes, no, words, hint }: NonNullable<ComplaintView['ask']>) => (
  <form method="post" action={action}>
    <h2 id="question">{question}</h2>
    <label for="words">{words}</label>
    <p id="hint">{hint}</p>
    <textarea id="words" name="words" maxLength={5000} aria-describedby="hint" />
    <div>
      <button type="submit" name="solved" value="yes" aria-describedby="question">
        {yes}
      </button>
      <button type="submit" name="solved" value="no" class="quiet" aria-describedby="question">
        {no}
      </button>
    </div>
  </form>
)
