import { Page } from './page.tsx'
import { saidStyle } from './said-style.ts'
import type { SaidView } from './views.ts'

/** What customers said in the business's words, and what it did: one after the other, newest first. */
export const Said = (view: SaidView) => (
  <Page {...view} style={saidStyle}>
    <h1>{view.title}</h1>
    <p class="lead">{view.lead}</p>
    {view.entries.length === 0 ? (
      <p class="empty">{view.empty}</p>
    ) : (
      <ol>
        {view.entries.map((entry) => (
          <li key={entry.id}>
            <p class="who">{view.youSaid}</p>
            <h2 lang={entry.saidLanguage}>{entry.said}</h2>
            <p class="who did">{view.weDid}</p>
            <p class="deed" lang={entry.didLanguage}>
              {entry.did}
            </p>
            <p class="when">
              <time dateTime={entry.doneOn}>{entry.doneWords}</time>
              {entry.voices && <span>{entry.voices}</span>}
            </p>
          </li>
        ))}
      </ol>
    )}
    {view.links.length > 0 && (
      <p class="links">
        {view.links.map(({ href, text }) => (
          <a key={href} href={href}>
            {text}
          </a>
        ))}
      </p>
    )}
  </Page>
)
