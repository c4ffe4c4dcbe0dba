import { useEffect, useRef } from 'react'

type FormFrameProps = {
  html: string
  title: string
  className?: string | undefined
  /** Every field of the form and the button that was pressed, in `go`; and the names that the form knows. */
  onStep: (typed: [string, string][], names: Set<string | null>) => void
  /** Digits choose the answer of the question at hand and lead on to the next. */
  quick?: boolean
}

/** A page that the server drew for customers. Nothing may run in the frame, so its buttons and keys are watched from outside. */
export const FormFrame = ({ html, title, className, onStep, quick = false }: FormFrameProps) => {
  const frame = useRef<HTMLIFrameElement>(null)
  const step = useRef(onStep)
  step.current = onStep
  useEffect(() => {
    const element = frame.current
    if (!element || !html) return
    const watch = () => {
      const inside = element.contentDocument
      inside?.addEventListener('click', (event) => {
        const target = event.target as Element | null
        if (target?.closest('a:not([href^="#"])')) event.preventDefault()
        const button = target?.closest('button')
        const form = inside.forms[0]
        if (!button || !form) return
        event.preventDefault()
        const typed = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
        step.current(
          [...typed, ['go', button.value]],
          new Set([...form.elements].map((field) => field.getAttribute('name'))),
        )
      })
      if (quick && inside) inside.addEventListener('keydown', (event) => answerByDigit(inside, event))
    }
    element.addEventListener('load', watch)
    return () => element.removeEventListener('load', watch)
  }, [html, quick])
  return <iframe ref={frame} title={title} className={className} srcDoc={html} sandbox="allow-same-origin" />
}

/** In fields for words a digit is a digit. */
function answerByDigit(page: Document, event: KeyboardEvent): void {
  const at = page.activeElement
  if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
  if (at?.matches('textarea,select,input:not([type=radio]):not([type=checkbox])')) return
  const questions = [...page.querySelectorAll('fieldset')]
  const here = at?.closest('fieldset') ?? questions[0]
  const answer = here?.querySelector<HTMLInputElement>(`input[type=radio][value="${event.key}"]`)
  if (!here || !answer) return
  event.preventDefault()
  answer.checked = true
  const fields = [...page.querySelectorAll<HTMLElement>('input:not([type=hidden]),textarea,select,button[value=next]')]
  const next = fields.slice(fields.indexOf(answer)).find((field) => !here.contains(field)) ?? answer
  next.focus()
}
