import type { Case } from '@heed/contract/cases.ts'
import { Textarea, type TextareaProps } from '@mantine/core'
import { useState } from 'react'
import classes from './composer.module.css'
import { type Draft, keepDraft, readDraft } from './drafts.ts'

/** Words of a case that are not sent yet, kept on this device. */
export const useDraft = ({ id }: Case, part: keyof Draft) => {
  const [text, setText] = useState(() => readDraft(id)[part])
  const change = (next: string) => {
    setText(next)
    keepDraft(id, { [part]: next })
  }
  return [text, change] as const
}

type PlainWordsProps = Pick<TextareaProps, 'aria-label' | 'placeholder' | 'lang' | 'onPaste'> & {
  value: string
  onChange: (text: string) => void
  /** Ctrl Enter. */
  onSend: () => void
}

/** Words without formatting, as long as they need to be. */
export const PlainWords = ({ value, onChange, onSend, ...rest }: PlainWordsProps) => (
  <Textarea
    variant="unstyled"
    className={classes.note}
    autosize
    minRows={2}
    maxRows={10}
    autoFocus
    maxLength={20_000}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && value.trim() && onSend()}
    {...rest}
  />
)
