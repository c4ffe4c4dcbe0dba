import { Textarea } from '@mantine/core'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import classes from '../remedies/remedies.module.css'
import { FormFoot } from '../settings/form-foot.tsx'

type WordsFormProps = {
  /** What a half-written one is kept under. */
  form: string
  label: string
  go?: string
  before?: string
  act: { error: unknown; isPending: boolean }
  onSend: (words: string, sent: () => void) => void
  onCancel: () => void
}

/** One text, where it stands. */
export const WordsForm = ({ form, label, go, before = '', act, onSend, onCancel }: WordsFormProps) => {
  const [words, setWords] = useKept(form, 'words', before)
  const forget = () => forgetForm(form)
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim()) onSend(words.trim(), forget)
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
      <FormFoot
        go={go}
        problem={act.error}
        isBusy={act.isPending}
        onCancel={() => {
          forget()
          onCancel()
        }}
      />
    </form>
  )
}
