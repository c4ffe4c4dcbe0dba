import type { ComponentChildren } from 'preact'
import { framedScript } from './framed-script.ts'
import { style as formStyle } from './style.ts'
import type { PageView } from './views.ts'

type Props = Pick<PageView, 'language' | 'business' | 'title' | 'languages' | 'languagesLabel' | 'framedBy'> & {
  /** In front of the title in the window's tab. */
  prefix?: string
  /** The page's own style where the survey's is not needed. */
  style?: string
  /** Where the page goes by itself after a few seconds. */
  again?: string | null
  /** Seconds until it goes there. */
  rests?: number
  children: ComponentChildren
}

/** Frame of every public page: whose it is, the other languages, and the one style. */
export const Page = ({
  language,
  business,
  title,
  languages,
  languagesLabel,
  prefix,
  style = formStyle,
  again,
  rests = 8,
  framedBy = [],
  children,
}: Props) => (
  <html lang={language}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      {again && <meta http-equiv="refresh" content={`${rests};url=${again}`} />}
      <title>{[prefix, title, business].filter(Boolean).join(' · ')}</title>
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body data-by={framedBy.join(' ') || undefined}>
      <main>
        <header>
          {business && <strong>{business}</strong>}
          <nav aria-label={languagesLabel}>
            {languages.map(({ code, name, href }) => (
              <a key={code} href={href} lang={code}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        {children}
      </main>
      {framedBy.length > 0 && <script dangerouslySetInnerHTML={{ __html: framedScript }} />}
    </body>
  </html>
)
