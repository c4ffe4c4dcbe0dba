import type { PhraseSuggestion, Topic } from '@heed/contract/feedback-understanding.ts'
import { Button, Menu, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../app/i18n.ts'
import { type Language, languageNames, languages } from '../../../app/languages.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { Voice } from '../../../ui/voice.tsx'
import classes from './topics.module.css'
import { suggestionsQuery, topicName, useAddPhrase } from './understanding-queries.ts'

/** What customers say more often of late and no topic holds. */
export const PhraseSuggestions = ({ topics, mayAdd }: { topics: Topic[]; mayAdd: boolean }) => {
  const { t } = useTranslation('topics')
  const [language, setLanguage] = useState<Language>(currentLanguage())
  const suggestions = useQuery(suggestionsQuery(language))
  return (
    <>
      <Select
        className={classes.language}
        aria-label={t('language')}
        allowDeselect={false}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => value && setLanguage(value as Language)}
      />
      {suggestions.isPending && <PageSkeleton rows={2} />}
      {suggestions.isError && <ErrorNote reason={suggestions.error} onRetry={() => suggestions.refetch()} />}
      {suggestions.data?.items.length === 0 && (
        <p className="quiet">{t('suggest.none', { n: number(suggestions.data.read) })}</p>
      )}
      <ul className={classes.suggestions}>
        {suggestions.data?.items.map((one) => (
          <Suggestion key={one.phrase} suggestion={one} language={language} topics={topics} mayAdd={mayAdd} />
        ))}
      </ul>
    </>
  )
}

type SuggestionProps = { suggestion: PhraseSuggestion; language: Language; topics: Topic[]; mayAdd: boolean }
const Suggestion = ({ suggestion, language, topics, mayAdd }: SuggestionProps) => {
  const { t } = useTranslation('topics')
  const add = useAddPhrase(language)
  const { phrase, items, before, likelihood } = suggestion
  const found = likelihood === null ? t('suggest.items', { n: items }) : t('suggest.itemsBefore', { n: items, before })
  return (
    <li>
      <Voice as="span" language={language}>
        {phrase}
      </Voice>
      <Link to="/feedback" search={{ language, search: phrase }} className="link small">
        {found}
      </Link>
      {mayAdd && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" loading={add.isPending}>
              {t('suggest.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            {topics.map((topic) => (
              <Menu.Item key={topic.id} onClick={() => add.mutate({ topicId: topic.id, phrase })}>
                {topicName(topic)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}
