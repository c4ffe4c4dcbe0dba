/*
 Puts a survey into somebody else's page: `<script src="…/q/embed.js" data-survey="…">`. It stands in a frame, so neither page's style
 touches the other; nothing is kept in the browser. Where the frame stays silent, a link stands in its place.
*/
/** So long a loaded frame may stay silent, and so long it may take to load. */
const [silentMs, lostMs] = [3000, 20_000]

for (const script of ownLines()) {
  const { survey = '' } = script.dataset
  // The key of a survey and nothing else: no way to another page stands in it.
  if (!/^[\w-]+$/.test(survey)) continue
  script.dataset.isShown = 'yes'
  put(script, survey)
}

/** The line that runs; as a module no line is named as that one, so all take their turn that did not yet. */
function ownLines(): HTMLScriptElement[] {
  const running = document.currentScript
  if (running instanceof HTMLScriptElement) return [running]
  return [...document.querySelectorAll<HTMLScriptElement>('script[data-survey]:not([data-is-shown])')].filter(
    ({ src }) => /\/q\/embed\.js(\?|$)/.test(src),
  )
}

function put(script: HTMLScriptElement, survey: string): void {
  const { language, title = '' } = script.dataset
  const address = new URL(survey, script.src)
  if (language) address.searchParams.set('lang', language)
  const frame = document.createElement('iframe')
  frame.src = address.href
  frame.title = title || address.host
  frame.style.cssText = 'display:block;width:100%;height:480px;border:0'
  let isHeard = false
  let loads = 0
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== address.origin) return
    const height: unknown = data?.heedHeight
    if (typeof height !== 'number' || !(height > 0)) return
    isHeard = true
    frame.style.height = `${Math.min(height, 20_000)}px`
  })
  frame.addEventListener('load', () => {
    loads += 1
    frame.contentWindow?.postMessage('heed:height', address.origin)
    // The next page of a long survey begins at its top.
    if (loads > 1 && frame.getBoundingClientRect().top < 0) frame.scrollIntoView()
    else if (loads === 1) setTimeout(giveUp, silentMs)
  })
  const giveUp = () => {
    if (!isHeard) frame.replaceWith(linkTo(address.href, title || address.host))
  }
  // Where nothing comes at all, no frame is loaded either.
  setTimeout(giveUp, lostMs)
  // What stands in the head of a page is not seen.
  if (!script.closest('head')) script.after(frame)
  else if (document.body) document.body.append(frame)
  else addEventListener('DOMContentLoaded', () => document.body.append(frame))
}

/** For a site that may not show it, and whatever else keeps a frame from being seen. */
function linkTo(href: string, words: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = words
  return link
}
