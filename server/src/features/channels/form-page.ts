import { type Language, languages } from '@heed/contract/primitives.ts'
import { formStyle } from './form/form-style.ts'
import { type FormProblem, formTexts } from './form/form-texts.ts'
import type { OtherWay } from './form/read-business.ts'
import { escapeHtml as e } from './outbox/mail-body.ts'

export type FormValues = { name: string; email: string; subject: string; message: string }
/** `query` is what the links to other languages must keep; `phones`, where a person answers. */
type Shown = { business: string; language: Language; address: string; query?: string; phones?: string[] }

/** Which field a problem belongs to; the others stand above the form. */
const fieldOf: Partial<Record<FormProblem, string>> = {
  email_missing: 'email',
  email_invalid: 'email',
  message_missing: 'message',
  message_long: 'message',
  files_many: 'files',
  files_large: 'files',
}

/** The form, empty or with everything that was typed; it needs no script. `once` makes two presses of the button one message. */
export function formPage(shown: Shown, values: FormValues, once: string, problems: FormProblem[] = []): string {
  const t = formTexts[shown.language]
  const problemOf = (field: string) => problems.find((problem) => fieldOf[problem] === field)
  const first = problems.map((problem) => fieldOf[problem]).find(Boolean)
  const says = (field: string) => {
    const problem = problemOf(field)
    return problem ? `<p class="error" id="${field}-error">${e(t[problem])}</p>` : ''
  }
  const attributes = (field: string) =>
    `id="${field}" name="${field}"${problemOf(field) ? ` aria-invalid="true" aria-describedby="${field}-error"${field === first ? ' autofocus' : ''}` : ''}`
  const optional = ` <small>${e(t.optional)}</small>`
  const text = (field: 'name' | 'email' | 'subject', label: string, more: string) =>
    `<p class="field"><label for="${field}">${label}</label>${says(field)}<input ${attributes(field)} value="${e(values[field])}" ${more}></p>`
  return page(
    shown,
    t.title,
    `<h1>${e(t.title)}</h1><p class="lead">${e(t.lead)}</p>${person(shown)}${problems.length > 0 ? `<div class="problem" role="alert"><strong>${e(t.problem)}</strong> ${e(problems.map((problem) => t[problem]).join(' '))}</div>` : ''}
<form method="post" action="/f/${e(shown.address)}?lang=${shown.language}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="once" value="${e(once)}">
<p class="trap" aria-hidden="true"><label for="website">${e(t.trap)}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
${text('name', e(t.yourName) + optional, 'autocomplete="name" maxlength="200"')}
${text('email', e(t.email), 'type="email" autocomplete="email" maxlength="254" required')}
${text('subject', e(t.subject) + optional, 'maxlength="300"')}
<p class="field"><label for="message">${e(t.message)}</label>${says('message')}<textarea ${attributes('message')} rows="7" maxlength="20000" required>\n${e(values.message)}</textarea></p>
<p class="field"><label for="files">${e(t.files)}${optional}</label>${says('files')}<span class="hint" id="files-hint">${e(t.filesHint)}</span><input ${attributes('files')} ${problemOf('files') ? '' : 'aria-describedby="files-hint"'} type="file" multiple></p>
<button>${e(t.send)}</button></form>`,
    problems.length > 0 ? `${t.problem} ` : '',
  )
}

/** After sending: what the business promises, without repeating what was written. */
export const sentPage = (shown: Shown, expectation: string): string => {
  const t = formTexts[shown.language]
  return page(
    shown,
    t.sentTitle,
    `<div class="notice"><svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true"><circle cx="28" cy="28" r="26"/><path d="M17 29l8 8 15-17"/></svg><h1>${e(t.sentTitle)}</h1><p>${e(expectation)}</p>${person(shown)}<p><a href="/f/${e(shown.address)}?lang=${shown.language}">${e(t.sentAnother)}</a></p></div>`,
  )
}

/** The branch of this form is closed: said plainly, with every other way to reach the business. */
export const closedPage = (shown: Shown, otherWays: OtherWay[]): string => {
  const t = formTexts[shown.language]
  const ways = otherWays.map((way) => `<li>${e(way.branch)}: ${wayTo(way, t.title, shown.language)}</li>`).join('')
  return page(
    shown,
    t.closedTitle,
    `<div class="notice"><h1>${e(t.closedTitle)}</h1><p>${e(ways ? t.closedText : t.closedNone)}</p>${ways ? `<ul class="ways">${ways}</ul>` : ''}</div>`,
  )
}

/** Nobody has to look for a person: the way to one stands above whatever else there is. */
const person = ({ phones = [], language }: Shown): string =>
  phones.length === 0 ? '' : `<p class="person">${e(formTexts[language].person)} ${phones.map(callTo).join(' · ')}</p>`

const callTo = (phone: string): string => `<a href="tel:${e(phone.replace(/[^\d+]/g, ''))}">${e(phone)}</a>`

const wayTo = ({ kind, address }: OtherWay, formTitle: string, language: Language): string => {
  if (kind === 'form') return `<a href="/f/${e(address)}?lang=${language}">${e(formTitle)}</a>`
  return kind === 'mail' ? `<a href="mailto:${e(address)}">${e(address)}</a>` : callTo(address)
}

export const unknownPage = (language: Language): string => {
  const t = formTexts[language]
  return page(
    { business: '', language, address: '' },
    t.unknownTitle,
    `<div class="notice"><h1>${e(t.unknownTitle)}</h1><p>${e(t.unknownText)}</p></div>`,
  )
}

function page({ business, language, query = '' }: Shown, title: string, body: string, prefix = ''): string {
  const links = languages
    .filter((code) => code !== language)
    .map((code) => `<a href="?${e(query)}lang=${code}" lang="${code}" hreflang="${code}">${formTexts[code].name}</a>`)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${e(prefix)}${e([title, business].filter(Boolean).join(' · '))}</title><link rel="icon" href="data:,"><style>${formStyle}</style></head><body><main><header>${business ? `<strong>${e(business)}</strong>` : ''}<nav aria-label="${e(formTexts[language].languages)}">${links.join('')}</nav></header>${body}</main></body></html>`
}
