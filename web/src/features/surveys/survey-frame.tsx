import { TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../app/languages.ts'
import { inWords } from './survey-words.ts'
import classes from './surveys.module.css'
import type { Draft } from './use-draft.ts'
import { WordsField } from './words-field.tsx'

/** What stands around the questions: the survey's name for us, its title, and the words before and after. */
export const SurveyFrame = ({ draft, language }: { draft: Draft; language: Language }) => {
  const { t } = useTranslation('surveys')
  const { content, name } = draft
  const [isOpen, setOpen] = useState(!inWords(content.title))
  const set = (part: 'title' | 'lead' | 'thanks') => (words: typeof content.title) =>
    draft.write({ ...content, [part]: words }, `${part}.${language}`)
  return (
    <section className={classes.question} data-open={isOpen} aria-label={t('write.around')}>
      <UnstyledButton className={classes.open} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight className={classes.chevron} size={17} stroke={1.8} aria-hidden />
        <span className={classes.asked}>
          <b>{inWords(content.title, language) || t('write.noTitle')}</b>
          <small>{t('write.around')}</small>
        </span>
      </UnstyledButton>
      {isOpen && (
        <div className={classes.form}>
          <TextInput
            label={t('write.name')}
            description={t('write.nameText')}
            value={name}
            maxLength={120}
            error={name.trim() === '' ? t('write.nameNeeded') : undefined}
            onChange={(event) => draft.rename(event.currentTarget.value)}
          />
          <WordsField label={t('write.title')} value={content.title} language={language} onChange={set('title')} />
          <WordsField
            long
            label={t('write.lead')}
            description={t('write.leadText', { branch: '{{branch}}' })}
            value={content.lead}
            language={language}
            onChange={set('lead')}
          />
          <WordsField
            long
            label={t('write.thanks')}
            description={t('write.thanksText')}
            value={content.thanks}
            language={language}
            onChange={set('thanks')}
          />
        </div>
      )}
    </section>
  )
}
