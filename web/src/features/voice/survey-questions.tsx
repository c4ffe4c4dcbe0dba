import { SegmentedControl, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { type Language, languageNames, languages, languageTags } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import classes from './survey-card.module.css'
import { questionsQuery } from './voice-queries.ts'

/** The questions as customers read them, in each language that we ask in. */
export const SurveyQuestions = () => {
  const { t } = useTranslation('voice')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={classes.questions}>
      <UnstyledButton aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={16} stroke={1.8} aria-hidden />
        {t('surveys.questions')}
      </UnstyledButton>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Questions />}
      </div>
    </div>
  )
}

const Questions = () => {
  const { t } = useTranslation('voice')
  const { workspace } = useMe()
  const [language, setLanguage] = useState<Language>(currentLanguage())
  const questions = useQuery(questionsQuery(workspace.kind, language))
  return (
    <>
      <div className={classes.languages}>
        <SegmentedControl
          size="xs"
          aria-label={t('surveys.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
        />
      </div>
      {questions.isPending && <PageSkeleton rows={3} />}
      {questions.isError && <ErrorNote reason={questions.error} onRetry={() => questions.refetch()} />}
      <ol lang={languageTags[language]}>
        {questions.data?.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </>
  )
}
