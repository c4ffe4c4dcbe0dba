import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { readTime } from './read-time.ts'

type TimeFieldProps = { value: string; label: string; isDisabled?: boolean; onChange: (time: string) => void }

/** A time of day on the 24-hour clock, whatever the browser's own language. */
export const TimeField = ({ value, label, isDisabled, onChange }: TimeFieldProps) => {
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
      disabled={isDisabled}
      value={draft ?? value}
      maxLength={5}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={finish}
      onKeyDown={(event) => event.key === 'Enter' && finish()}
    />
  )
}
