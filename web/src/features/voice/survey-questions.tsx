import type { Survey } from '@heed/contract/voice.ts'
import { SegmentedControl, Switch, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { type Language, languageNames, languages, languageTags } from '../../app/languages.ts'
import { useMay } from '../../app/session.ts'
import { number } from '../../ui/format.ts'
import classes from './survey-questions.module.css'
import { useChangeSurvey } from './voice-queries.ts'

/** The questions as customers read them, in each language that we ask in; each but the first may be left out. */
export const SurveyQuestions = ({ survey }: { survey: Survey }) => {
  const { t } = useTranslation('voice')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { questions } = survey
  return (
    <div className={classes.questions}>
      <UnstyledButton aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={16} stroke={1.8} aria-hidden />
        {t('surveys.questions')}
        <small>
          {t('surveys.asked', {
            n: number(questions.filter(({ asked }) => asked).length),
            all: number(questions.length),
          })}
        </small>
      </UnstyledButton>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Questions survey={survey} />}
      </div>
    </div>
  )
}

const Questions = ({ survey }: { survey: Survey }) => {
  const { t } = useTranslation('voice')
  const isMine = useMay()('survey:edit')
  const [language, setLanguage] = useState<Language>(currentLanguage())
  const change = useChangeSurvey(survey.id)
  const leaveOut = (changed: string, isAsked: boolean) =>
    change.mutate({
      leftOut: survey.questions
        .filter(({ name, asked }) => (name === changed ? !isAsked : !asked))
        .map(({ name }) => name),
    })
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
      <ol className={classes.list}>
        {survey.questions.map(({ name, aspect, asked, optional, ask }) => (
          <li key={name} data-asked={asked}>
            <div className={classes.question}>
              <span lang={languageTags[language]}>{ask[language]}</span>
              <small>
                {[aspect && t(`surveys.aspect.${aspect}`), !asked && t('surveys.notAsked')].filter(Boolean).join(' · ')}
              </small>
            </div>
            {isMine && optional ? (
              <Switch
                className={classes.switch}
                aria-label={ask[language]}
                checked={asked}
                disabled={change.isPending}
                onChange={(event) => leaveOut(name, event.currentTarget.checked)}
              />
            ) : (
              !optional && <small>{t('surveys.always')}</small>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
