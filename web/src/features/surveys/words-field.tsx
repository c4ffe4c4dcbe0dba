import type { Words } from '@heed/contract/survey-content.ts'
import { Textarea, TextInput } from '@mantine/core'
import { type Language, languageNames, languageTags } from '../../app/languages.ts'
import { inWords } from './survey-words.ts'

type WordsFieldProps = {
  label: string
  description?: string
  value: Words | undefined
  language: Language
  long?: boolean
  bare?: boolean
  onChange: (words: Words) => void
}

/** One text in one of its languages; where it is missing, the text of another language stands there in grey. */
export const WordsField = ({ label, description, value, language, long, bare, onChange }: WordsFieldProps) => {
  const other = value?.[language] ? '' : inWords(value)
  const props = {
    lang: languageTags[language],
    placeholder: other && `${other} (${languageNames[language]}?)`,
    value: value?.[language] ?? '',
    maxLength: 2000,
    ...(bare ? { 'aria-label': label } : { label, description }),
  }
  const write = (text: string) => {
    const { [language]: _, ...rest } = value ?? {}
    onChange(text === '' ? rest : { ...rest, [language]: text })
  }
  return long ? (
    <Textarea autosize minRows={2} {...props} onChange={(event) => write(event.currentTarget.value)} />
  ) : (
    <TextInput {...props} onChange={(event) => write(event.currentTarget.value)} />
  )
}
