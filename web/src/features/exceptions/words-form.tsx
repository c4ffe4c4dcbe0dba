import { Textarea } from '@mantine/core'
import { useState } from 'react'
import classes from '../remedies/remedies.module.css'
import { FormFoot } from '../settings/form-foot.tsx'

type WordsFormProps = {
  label: string
  go?: string
  before?: string
  act: { error: unknown; isPending: boolean }
  onSend: (words: string) => void
  onCancel: () => void
}

/** One text, where it stands. */
export const WordsForm = ({ label, go, before = '', act, onSend, onCancel }: WordsFormProps) => {
  const [words, setWords] = useState(before)
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim()) onSend(words.trim())
      }}
    >
      <Textarea
        label={label}
        required
        data-autofocus
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FormFoot go={go} problem={act.error} isBusy={act.isPending} onCancel={onCancel} />
    </form>
  )
}
