import i18next from 'i18next'

/** What the server refused, by its stable code. `offline` and `unreadable` are our own codes. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly fields: { path: string; rule: string }[]

  constructor(code: string, status: number, fields: { path: string; rule: string }[] = [], title = code) {
    super(title)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.fields = fields
  }
}

export const isProblem = (reason: unknown, code: string) => reason instanceof Problem && reason.code === code

/** The sentence that the person reads: by code, else by kind of failure. */
export const problemText = (reason: unknown): string => {
  const say = i18next.t as unknown as (key: string, options?: { defaultValue: string }) => string
  if (!(reason instanceof Problem)) return say('errors:unknown')
  const known = say(`errors:${reason.code}`, { defaultValue: '' })
  if (known) return known
  if (reason.status === 403) return say('errors:forbidden')
  if (reason.status === 404) return say('errors:not_found')
  if (reason.status === 400 || reason.status === 422) return say('errors:request.invalid')
  return say('errors:unknown')
}

/** A reason in words where it is one of our codes; what another mail server said is shown as it said it. */
export const reasonText = (reason: string): string => {
  if (!/^[a-z_]+\.[a-z_.]+$/.test(reason)) return reason
  const say = i18next.t as unknown as (key: string, options?: { defaultValue: string }) => string
  return say(`errors:${reason}`, { defaultValue: reason })
}
