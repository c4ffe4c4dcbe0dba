import { TextInput } from '@mantine/core'
import { useState } from 'react'

type TimeFieldProps = { value: string; label: string; onChange: (time: string) => void }

/** Reads "9", "930", "9.30" or "09:30" as a time of day; `undefined` when it is none. */
export const readTime = (words: string): string | undefined => {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(words) ?? []
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined
  return `${String(Number(hours) % 24).padStart(2, '0')}:${minutes}`
}

/** A time of day on the 24-hour clock, whatever the browser's own language. */
export const TimeField = ({ value, label, onChange }: TimeFieldProps) => {
  const [draft, setDraft] = useState<string>()
  const finish = () => {
    const time = draft === undefined ? undefined : readTime(draft)
    if (time && time !== value) onChange(time)
    setDraft(undefined)
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      inputMode="numeric"
      value={draft ?? value}
      maxLength={5}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={finish}
      onKeyDown={(event) => event.key === 'Enter' && finish()}
    />
  )
}
