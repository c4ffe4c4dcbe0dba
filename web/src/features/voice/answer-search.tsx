import { ActionIcon, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageKeys } from '../../ui/page-keys.ts'
import classes from './answers-page.module.css'

/** Words to look for in the comments; they live in the address. */
export const AnswerSearch = ({ search }: { search?: string }) => {
  const { t } = useTranslation('voice')
  const go = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(search ?? '')
  const find = useDebouncedCallback((sought: string) => {
    go({ to: '/answers', search: { search: sought.trim() || undefined }, replace: true })
  }, 220)
  useEffect(() => {
    if (document.activeElement !== field.current) setWords(search ?? '')
  }, [search])
  usePageKeys([['/', () => field.current?.focus()]])
  const change = (next: string) => {
    setWords(next)
    find(next)
  }
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes.search}
      maxLength={200}
      value={words}
      onChange={(event) => change(event.currentTarget.value)}
      placeholder={t('answers.search')}
      aria-label={t('answers.search')}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={
        words && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('act.clear', { ns: 'common' })}
            onClick={() => change('')}
          >
            <IconX size={15} />
          </ActionIcon>
        )
      }
    />
  )
}
