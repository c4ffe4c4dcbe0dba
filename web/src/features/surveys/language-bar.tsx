import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { missingIn } from '@heed/methods/survey/find-faults.ts'
import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import classes from './surveys.module.css'

type LanguageBarProps = {
  content: SurveyContent
  language: Language
  onLanguage: (language: Language) => void
  onChange: (content: SurveyContent) => void
}

/** Which language is written in, how many texts each still lacks, and in which the survey is asked. */
export const LanguageBar = ({ content, language, onLanguage, onChange }: LanguageBarProps) => {
  const { t } = useTranslation('surveys')
  const missing = (one: Language) =>
    content.questions.filter((question) => missingIn(question, [one]).length > 0).length +
    (content.title[one]?.trim() ? 0 : 1)
  const turn = (one: Language) => {
    const isAsked = content.languages.includes(one)
    const next = isAsked ? content.languages.filter((other) => other !== one) : [...content.languages, one]
    if (next.length > 0) onChange({ ...content, languages: next })
    if (!isAsked) onLanguage(one)
  }
  return (
    <div className={classes.languages}>
      <SegmentedControl
        size="xs"
        aria-label={t('write.language')}
        data={content.languages.map((value) => ({
          value,
          label:
            missing(value) > 0
              ? `${languageNames[value]} · ${t('write.lacks', { n: missing(value) })}`
              : languageNames[value],
        }))}
        value={language}
        onChange={(value) => onLanguage(value as Language)}
      />
      <Menu closeOnItemClick={false}>
        <Menu.Target>
          <Button size="xs" variant="subtle" leftSection={<IconLanguage size={16} />}>
            {t('write.languages')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {languages.map((one) => (
            <Menu.Item
              key={one}
              role="menuitemcheckbox"
              aria-checked={content.languages.includes(one)}
              leftSection={<span className={classes.tick}>{content.languages.includes(one) ? '✓' : ''}</span>}
              onClick={() => turn(one)}
            >
              {languageNames[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
