import { useState } from 'react'

const prefix = 'heed.form.'

const read = (form: string): Record<string, unknown> => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(prefix + form) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** What a field of a half-written form held; `undefined` where nothing was written. */
export const readKept = (form: string, field: string): unknown => read(form)[field]

export const keepField = (form: string, field: string, value: unknown) => {
  try {
    sessionStorage.setItem(prefix + form, JSON.stringify({ ...read(form), [field]: value }))
  } catch {
    // Without storage it lives as long as the page.
  }
}

/** When it went out, or was given up on purpose. */
export const forgetForm = (form: string) => {
  try {
    sessionStorage.removeItem(prefix + form)
  } catch {
    // Nothing was kept then.
  }
}

/** Whether the form was left half-written in this window. */
export const isHalfWritten = (form: string) => Object.keys(read(form)).length > 0

/** As `useState`, of a field whose value outlives a reload, Escape and another page until its form is forgotten. */
export const useKept = <T>(form: string, field: string, initial: T | (() => T)) => {
  const [value, setValue] = useState<T>(() => {
    const kept = readKept(form, field)
    if (kept !== undefined) return kept as T
    return initial instanceof Function ? initial() : initial
  })
  const change = (next: T) => {
    setValue(next)
    keepField(form, field, next)
  }
  return [value, change] as const
}
