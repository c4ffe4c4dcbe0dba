import { Page } from './page.tsx'
import { noticeStyle, style } from './style.ts'
import type { NoticeView } from './views.ts'

/** One thing said: thanks, answered already, ended, or nothing at this address. */
export const Notice = (view: NoticeView) => (
  <Page {...view} style={style + noticeStyle} again={view.again ?? null} rests={view.claim || view.code ? 60 : 8}>
    <section class="notice">
      {view.tone === 'thanks' && (
        <svg viewBox="0 0 56 56" width="56" height="56" aria-hidden="true">
          <circle cx="28" cy="28" r="26.5" />
          <path d="M17.5 29l7.5 7.5 14-15.5" />
        </svg>
      )}
      <h1>{view.title}</h1>
      <p>{view.text}</p>
      {view.code && (
        <div class="code">
          <span>{view.code.label}</span>
          <output>{view.code.value}</output>
          <p>{view.code.note}</p>
        </div>
      )}
      {view.claim && <Claim {...view.claim} />}
      {view.act && (
        <form method="post" action={view.act.action}>
          <button type="submit">{view.act.label}</button>
        </form>
      )}
      {view.link && (
        <p>
          <a href={view.link.href}>{view.link.label}</a>
        </p>
      )}
    </section>
  </Page>
)

/** Asks for which purchase the thanks are. */
const Claim = ({ action, hidden, label, hint, send, error }: NonNullable<NoticeView['claim']>) => (
  <form method="post" action={action} class={error ? 'claim wrong' : 'claim'}>
    {hidden.map((field) => (
      <input key={field.name} type="hidden" name={field.name} value={field.value} />
    ))}
    <label for="purchase">{label}</label>
    <p>{hint}</p>
    {error && (
      <p class="error" role="alert">
        {error}
      </p>
    )}
    <input id="purchase" type="text" name="purchase" autocomplete="off" maxLength={120} />
    <button type="submit" name="go" value="claim">
      {send}
    </button>
  </form>
)
