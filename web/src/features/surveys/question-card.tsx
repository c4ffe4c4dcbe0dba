import type { Question } from '@heed/contract/survey-content.ts'
import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconCopy, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageTags } from '../../app/languages.ts'
import { Chip } from '../../ui/chip.tsx'
import { number } from '../../ui/format.ts'
import { QuestionForm } from './question-form.tsx'
import { inWords } from './survey-words.ts'
import classes from './surveys.module.css'

type QuestionCardProps = {
  question: Question
  at: number
  all: readonly Question[]
  rules: readonly string[]
  language: Language
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onChange: (question: Question, mark?: string) => void
  onMove: (by: -1 | 1) => void
  onCopy: () => void
  onRemove: () => void
}

/** What can be wrong with a question. */
export const knownRules = [
  'id_twice',
  'options_needed',
  'rows_needed',
  'option_twice',
  'needs_later',
  'needs_unknown',
  'condition_never',
  'range_empty',
  'words_missing',
  'counted_twice',
  'cannot_count',
] as const

/** One question of the list: what it asks and what is wrong with it, and open all that can be changed. */
export const QuestionCard = (props: QuestionCardProps) => {
  const { question, at, all, rules, language, isOpen, onOpen, onMove } = props
  const { t } = useTranslation('surveys')
  const moveByKey = (event: KeyboardEvent) => {
    const by = event.altKey && event.key === 'ArrowUp' ? -1 : event.altKey && event.key === 'ArrowDown' ? 1 : undefined
    if (!by || at + by < 0 || at + by >= all.length) return
    event.preventDefault()
    onMove(by)
  }
  const words = inWords(question.ask, language)
  return (
    <li className={classes.question} data-open={isOpen} data-wrong={rules.length > 0}>
      <div className={classes.head}>
        <UnstyledButton
          className={classes.open}
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
          onKeyDown={moveByKey}
        >
          <span className={classes.place}>{number(at + 1)}</span>
          <span className={classes.asked}>
            <b lang={question.ask[language] ? languageTags[language] : undefined}>{words || t('write.noWords')}</b>
            <small>
              {[t(`kind.${question.kind}`), question.showIf && t('write.conditional')].filter(Boolean).join(' · ')}
            </small>
          </span>
        </UnstyledButton>
        <Tools {...props} name={words || t(`kind.${question.kind}`)} />
      </div>
      {rules.length > 0 && (
        <p className={classes.rules}>
          {knownRules
            .filter((rule) => rules.includes(rule))
            .map((rule) => (
              <Chip key={rule} tone="over">
                {t(`rule.${rule}`)}
              </Chip>
            ))}
        </p>
      )}
      {isOpen && (
        <QuestionForm question={question} before={all.slice(0, at)} language={language} onChange={props.onChange} />
      )}
    </li>
  )
}

const Tools = ({ at, all, onMove, onCopy, onRemove, name }: QuestionCardProps & { name: string }) => {
  const { t } = useTranslation('surveys')
  const tools = [
    { key: 'up', icon: IconChevronUp, act: () => onMove(-1), off: at === 0 },
    { key: 'down', icon: IconChevronDown, act: () => onMove(1), off: at === all.length - 1 },
    { key: 'copy', icon: IconCopy, act: onCopy, off: false },
    { key: 'remove', icon: IconTrash, act: onRemove, off: false },
  ] as const
  return (
    <div className={classes.tools}>
      {tools.map(({ key, icon: Icon, act, off }) => (
        <ActionIcon
          key={key}
          variant="subtle"
          color="gray"
          size={36}
          disabled={off}
          aria-label={t(`tool.${key}`, { name })}
          onClick={act}
        >
          <Icon size={17} stroke={1.7} />
        </ActionIcon>
      ))}
    </div>
  )
}
