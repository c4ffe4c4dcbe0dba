import { type AnswerFault, readAnswers } from '@heed/methods/survey/read-answers.ts'
import { isBlank } from '@heed/methods/survey/survey-content.ts'
import { isShown, keepShown, nextPage, pagesOf } from '@heed/methods/survey/survey-flow.ts'
import { keepAnswers } from './answer-shelf.ts'
import { type InLanguage, type Pack, type Pair, placeMark } from './pack.ts'

const idleMs = 60_000
const thanksMs = 8000

/** Asks one customer after the other, from what was fetched once; whatever is finished goes to the shelf. */
export async function ask(): Promise<void> {
  const path = location.pathname
  const main = document.querySelector('main')
  void navigator.serviceWorker?.register('/q/kiosk.js', { scope: '/q/' })
  const answer = await fetch(`${path}/kiosk`).catch(() => undefined)
  if (!main || !answer?.ok) return
  const sheet = main
  const pack = (await answer.json()) as Pack
  const shelf = keepAnswers(path, pack.key, () => tellWaiting())
  const pages = pagesOf(pack.content)
  const first = document.documentElement.lang
  let language = first
  let at = 0
  let fields: Pair[] = []
  let startedAt = Date.now()
  let timer = 0

  const words = () => (pack.languages[language] ?? Object.values(pack.languages)[0]) as InLanguage
  const all = (name: string) => fields.filter(([one]) => one === name).map(([, value]) => value)
  const answers = () => keepShown(pack.content, readAnswers(pack.content.questions, all).answers)
  const shownAt = (page: number) => (pages[page] ?? []).filter((question) => isShown(question, answers()))

  const startOver = () => {
    language = first
    at = 0
    fields = []
    startedAt = Date.now()
    draw()
  }
  const rest = (ms: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(startOver, ms)
  }

  function draw(faults: Partial<Record<string, AnswerFault>> = {}): void {
    document.documentElement.lang = language
    sheet.innerHTML = words().pages[at] ?? ''
    putPlaces()
    const shown = shownAt(at)
    for (const { id } of pages[at] ?? []) {
      const element = document.getElementById(id)
      if (element) element.hidden = !shown.some((question) => question.id === id)
    }
    for (const [name, value] of fields) fillIn(name, value)
    for (const [id, fault] of Object.entries(faults)) if (fault) sayFault(id, words().faults[id]?.[fault] ?? '')
    const wrong = document.querySelector('.wrong')
    if (wrong) wrong.scrollIntoView({ block: 'center' })
    else scrollTo(0, 0)
    tellWaiting()
    clearTimeout(timer)
    if (at > 0 || fields.length > 0) rest(idleMs)
  }

  /** Answers that stand in the words of later questions. */
  function putPlaces(): void {
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.nodeValue?.includes(placeMark))
        node.nodeValue = node.nodeValue.replace(
          new RegExp(`${placeMark}([a-z0-9_]+)${placeMark}`, 'g'),
          (_, id: string) => sayAnswer(id),
        )
  }
  function sayAnswer(id: string): string {
    const value = answers()[id]
    if (typeof value !== 'string') return '…'
    const option = pack.content.questions
      .find((question) => question.id === id)
      ?.options?.find((one) => one.id === value)
    const said = option?.words as Record<string, string> | undefined
    return said ? (said[language] ?? Object.values(said)[0] ?? value) : value.replace(/^other:/, '')
  }

  function sayFault(id: string, text: string): void {
    const element = document.getElementById(id)
    if (!element) return
    element.classList.add('wrong')
    const line = document.createElement('p')
    line.className = 'error'
    line.setAttribute('role', 'alert')
    line.textContent = text
    element.querySelector('legend,label')?.after(line)
  }

  function sayNothing(): void {
    const line = document.createElement('p')
    line.className = 'problem'
    line.setAttribute('role', 'alert')
    line.textContent = words().nothing
    document.querySelector('form')?.prepend(line)
    scrollTo(0, 0)
  }

  function tellWaiting(): void {
    document.getElementById('waiting')?.remove()
    if (shelf.waiting() === 0) return
    const line = document.createElement('p')
    line.id = 'waiting'
    line.className = 'readers'
    line.textContent = words().waiting.replace('{{n}}', String(shelf.waiting()))
    sheet.append(line)
  }

  /** What stands in the form, instead of what stood in its fields before. */
  function collect(form: HTMLFormElement): void {
    const names = new Set([...form.elements].map((field) => field.getAttribute('name')))
    const typed = [...new FormData(form)].filter(
      (pair): pair is Pair => typeof pair[1] === 'string' && pair[0] !== 'page',
    )
    fields = [...fields.filter(([name]) => !names.has(name)), ...typed]
  }

  function goOn(): void {
    const shown = shownAt(at)
    const { faults } = readAnswers(shown, all)
    if (Object.keys(faults).length > 0) {
      draw(faults)
      return
    }
    const next = nextPage(pages, answers(), at)
    if (next !== undefined) {
      at = next
      draw()
      return
    }
    if (Object.values(answers()).every(isBlank)) {
      sayNothing()
      return
    }
    shelf.put({ at: Date.now(), startedAt, version: pack.version, language, fields })
    sheet.innerHTML = words().thanks
    tellWaiting()
    rest(thanksMs)
  }

  function goBack(): void {
    do at -= 1
    while (at > 0 && shownAt(at).length === 0)
    draw()
  }

  document.addEventListener('submit', (event) => {
    event.preventDefault()
    collect(event.target as HTMLFormElement)
    if (((event as SubmitEvent).submitter as HTMLButtonElement | null)?.value === 'back') goBack()
    else goOn()
  })
  document.addEventListener('input', () => rest(idleMs))
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('nav a')
    if (!link) return
    event.preventDefault()
    const form = document.querySelector('form')
    if (form) collect(form)
    language = link.getAttribute('lang') ?? language
    draw()
  })
  draw()
}

function fillIn(name: string, value: string): void {
  const found = [...document.getElementsByName(name)] as (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]
  for (const field of found) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
      field.checked ||= field.value === value
    else field.value = value
  }
}
