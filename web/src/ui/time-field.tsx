import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readTime } from './read-time.ts'

type TimeFieldProps = {
  value: string
  label: string
  /** Whether 24:00 is a time here: the end of a day, never its start. */
  isEnd?: boolean
  isDisabled?: boolean
  onChange: (time: string) => void
}

/** A time of day on the 24-hour clock, whatever the browser's own language; what is none stays in the field, marked. */
export const TimeField = ({ value, label, isEnd = false, isDisabled, onChange }: TimeFieldProps) => {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string>()
  const [isOdd, setOdd] = useState(false)
  const finish = (input: HTMLInputElement) => {
    if (draft === undefined) return
    const time = readTime(draft)
    const isTime = time !== undefined && (isEnd || time !== '24:00')
    // Known to the form at once, before it is shown: Enter sends it in the same breath.
    input.setCustomValidity(isTime ? '' : t('time.odd'))
    setOdd(!isTime)
    if (!isTime) return
    if (time !== value) onChange(time)
    setDraft(undefined)
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      inputMode="numeric"
      disabled={isDisabled}
      value={draft ?? value}
      maxLength={5}
      error={isOdd && t('time.odd')}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget)}
      onKeyDown={(event) => event.key === 'Enter' && finish(event.currentTarget)}
    />
  )
}

/** Whether a field of the form holds what is no time; the first of them is shown. */
export const showOddTime = (form: HTMLFormElement): boolean => {
  const odd = [...form.elements].find((field) => field instanceof HTMLInputElement && field.validity.customError)
  if (odd instanceof HTMLInputElement) odd.focus()
  return odd !== undefined
}
