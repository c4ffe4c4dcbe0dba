import { Page } from './page.tsx'
import type { NoticeView } from './views.ts'

/** One thing said: thanks, answered already, ended, or nothing at this address. */
export const Notice = (view: NoticeView) => (
  <Page {...view} again={view.again ?? null}>
    <section class="notice">
      {view.tone === 'thanks' && (
        <svg viewBox="0 0 56 56" width="56" height="56" aria-hidden="true">
          <circle cx="28" cy="28" r="26.5" />
          <path d="M17.5 29l7.5 7.5 14-15.5" />
        </svg>
      )}
      <h1>{view.title}</h1>
      <p>{view.text}</p>
      {view.act && (
        <form method="post" action={view.act.action}>
          <button type="submit">{view.act.label}</button>
        </form>
      )}
    </section>
  </Page>
)
