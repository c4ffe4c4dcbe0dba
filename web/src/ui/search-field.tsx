import { ActionIcon, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageKeys } from './page-keys.ts'
import classes from './search-field.module.css'

type Props = {
  /** What is looked for now; it lives in the address. */
  words: string | undefined
  /** Says what the field looks for. */
  label: string
  className?: string
  onSearch: (words: string | undefined) => void
}

/** The words to look for on a page: `/` goes there, typing finds after a short rest. */
export const SearchField = ({ words: known, label, className, onSearch }: Props) => {
  const { t } = useTranslation('common')
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(known ?? '')
  const find = useDebouncedCallback((sought: string) => onSearch(sought.trim() || undefined), 220)
  useEffect(() => {
    if (document.activeElement !== field.current) setWords(known ?? '')
  }, [known])
  usePageKeys([['/', () => field.current?.focus()]])
  const change = (next: string) => {
    setWords(next)
    find(next)
  }
  return (
    <TextInput
      ref={field}
      type="search"
      className={className ? `${classes.field} ${className}` : classes.field}
      maxLength={200}
      value={words}
      onChange={(event) => change(event.currentTarget.value)}
      placeholder={label}
      aria-label={label}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={
        words && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('act.clear')} onClick={() => change('')}>
            <IconX size={15} />
          </ActionIcon>
        )
      }
    />
  )
}
