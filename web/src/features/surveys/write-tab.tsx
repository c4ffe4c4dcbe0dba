import type { Question } from '@heed/contract/survey-content.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Button, Menu } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import type { Language } from '../../app/languages.ts'
import { toast } from '../../app/toast.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { LanguageBar } from './language-bar.tsx'
import { Preview } from './preview.tsx'
import { QuestionCard } from './question-card.tsx'
import { copyOf, moved, newQuestion, offeredKinds } from './question-kinds.ts'
import { SurveyFrame } from './survey-frame.tsx'
import classes from './surveys.module.css'
import type { Draft } from './use-draft.ts'

/** Writing a survey: its questions one below the other, and beside them the page as customers see it. */
export const WriteTab = ({ survey, draft }: { survey: SurveyDetail; draft: Draft }) => {
  const { t } = useTranslation('surveys')
  const { content, write } = draft
  const { questions } = content
  const [chosen, setChosen] = useState<Language>(currentLanguage())
  const language = content.languages.includes(chosen) ? chosen : (content.languages[0] ?? 'en')
  const [openId, setOpenId] = useState<string>()
  useUndoKeys(draft)
  const setQuestions = (next: Question[], mark = '') => write({ ...content, questions: next }, mark)
  const add = (question: Question, at: number) => {
    setQuestions([...questions.slice(0, at), question, ...questions.slice(at)])
    setOpenId(question.id)
  }
  const remove = (question: Question) => {
    setQuestions(questions.filter(({ id }) => id !== question.id))
    toast({ text: t('said.removed') })
  }
  const adder = <AddQuestion onAdd={(kind) => add(newQuestion(kind, questions), questions.length)} />
  return (
    <div className={classes.desk}>
      <div>
        <div className={classes.bar}>
          <LanguageBar content={content} language={language} onLanguage={setChosen} onChange={write} />
          <Steps draft={draft} />
        </div>
        {draft.error !== null && <ErrorNote reason={draft.error} onRetry={draft.again} />}
        <SurveyFrame draft={draft} language={language} />
        {questions.length === 0 && <EmptyState title={t('write.none')} text={t('write.noneText')} action={adder} />}
        <ol className={classes.list}>
          {questions.map((question, at) => (
            <QuestionCard
              key={question.id}
              question={question}
              at={at}
              all={questions}
              rules={survey.faults.filter((fault) => fault.at === at).map(({ rule }) => rule)}
              language={language}
              isOpen={openId === question.id}
              onOpen={(isOpen) => setOpenId(isOpen ? question.id : undefined)}
              onChange={(next, mark = '') =>
                setQuestions(
                  questions.map((one) => (one.id === question.id ? next : one)),
                  mark && `${question.id}.${mark}.${language}`,
                )
              }
              onMove={(by) => setQuestions(moved(questions, at, by))}
              onCopy={() => add(copyOf(question, questions), at + 1)}
              onRemove={() => remove(question)}
            />
          ))}
        </ol>
        {questions.length > 0 && adder}
      </div>
      <Preview surveyId={survey.id} content={content} language={language} />
    </div>
  )
}

const AddQuestion = ({ onAdd }: { onAdd: (kind: Question['kind']) => void }) => {
  const { t } = useTranslation('surveys')
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={17} stroke={1.8} />}>{t('write.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {offeredKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`kind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const Steps = ({ draft: { undo, redo, state } }: { draft: Draft }) => {
  const { t } = useTranslation('surveys')
  return (
    <div className={classes.steps}>
      <small role="status">{t(`state.${state}`)}</small>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        disabled={!undo}
        onClick={undo}
        leftSection={<IconArrowBackUp size={16} />}
      >
        {t('write.undo')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        disabled={!redo}
        onClick={redo}
        leftSection={<IconArrowForwardUp size={16} />}
      >
        {t('write.redo')}
      </Button>
    </div>
  )
}

/** Ctrl or ⌘ with Z, outside of fields, which undo their own typing. */
function useUndoKeys({ undo, redo }: Draft) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.matches('input, textarea, select')
      if (inField || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) redo?.()
      else undo?.()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [undo, redo])
}
