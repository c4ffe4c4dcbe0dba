/*
 Puts a survey into somebody else's page: `<script src="…/q/embed.js" data-survey="…">`. It stands in a frame, so neither page's style
 touches the other; nothing is kept in the browser. Where the frame stays silent, a link stands in its place.
*/
const script = document.currentScript
if (script instanceof HTMLScriptElement && script.dataset.survey) put(script, script.dataset.survey)

function put(script: HTMLScriptElement, survey: string): void {
  const { language, title = '' } = script.dataset
  const address = new URL(encodeURIComponent(survey), script.src)
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
    else if (loads === 1)
      setTimeout(() => {
        if (!isHeard) frame.replaceWith(linkTo(address.href, title || address.host))
      }, 3000)
  })
  script.after(frame)
}

/** For a site that may not show it, and whatever else keeps a frame from being seen. */
function linkTo(href: string, words: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = words
  return link
}
