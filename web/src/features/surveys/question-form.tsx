import type { CountsAs, Question, QuestionKind } from '@heed/contract/survey-content.ts'
import { SegmentedControl, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../app/languages.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { ConditionField } from './condition-field.tsx'
import { OptionsField } from './options-field.tsx'
import { hasBounds, hasEnds, hasOptions, hasRows, mayHaveOther, mayShuffle } from './question-kinds.ts'
import classes from './surveys.module.css'
import { WordsField } from './words-field.tsx'

type QuestionFormProps = {
  question: Question
  before: readonly Question[]
  language: Language
  onChange: (question: Question, mark?: string) => void
}

/** Everything about one question; only what its kind has is shown. */
export const QuestionForm = ({ question, before, language, onChange }: QuestionFormProps) => {
  const { t } = useTranslation('surveys')
  const { kind } = question
  const figures = figuresOf(question)
  const set = (part: Partial<Question>, mark = '') => onChange(without({ ...question, ...part }), mark)
  return (
    <div className={classes.form}>
      <WordsField
        long
        label={t('write.ask')}
        value={question.ask}
        language={language}
        onChange={(ask) => set({ ask }, 'ask')}
      />
      <WordsField
        label={t('write.hint')}
        value={question.hint}
        language={language}
        onChange={(hint) => set({ hint }, 'hint')}
      />
      {kind === 'satisfaction' && (
        <div>
          <p className={classes.label}>{t('write.look')}</p>
          <SegmentedControl
            aria-label={t('write.look')}
            data={(['words', 'faces', 'stars'] as const).map((value) => ({ value, label: t(`look.${value}`) }))}
            value={question.look ?? 'words'}
            onChange={(look) => set({ look: look as 'words' | 'faces' | 'stars' })}
          />
        </div>
      )}
      {hasRows(kind) && (
        <OptionsField
          label={t('write.rows')}
          letter="r"
          least={1}
          items={question.rows ?? []}
          language={language}
          onChange={(rows, mark) => set({ rows }, mark)}
        />
      )}
      {hasOptions(kind) && (
        <OptionsField
          label={t('write.options')}
          letter="o"
          least={2}
          items={question.options ?? []}
          language={language}
          onChange={(options, mark) => set({ options }, mark)}
        />
      )}
      {kind === 'text' && (
        <OptionsField
          label={t('write.prompts')}
          letter="p"
          least={0}
          items={question.prompts ?? []}
          language={language}
          onChange={(prompts, mark) => set({ prompts: prompts.length > 0 ? prompts : undefined }, mark)}
        />
      )}
      {hasEnds(kind) && <Ends question={question} language={language} onChange={set} />}
      {hasBounds(kind) && (
        <div className={classes.bounds}>
          <Bound label={t('write.least')} value={question.least} onChange={(least) => set({ least }, 'least')} />
          <Bound label={t('write.most')} value={question.most} onChange={(most) => set({ most }, 'most')} />
        </div>
      )}
      <div className={classes.switches}>
        <Flag name="required" question={question} onChange={set} />
        {mayHaveOther(kind) && <Flag name="other" question={question} onChange={set} />}
        {mayShuffle(kind) && <Flag name="shuffle" question={question} onChange={set} />}
        {before.length > 0 && <Flag name="newPage" question={question} onChange={set} />}
      </div>
      <ConditionField
        value={question.showIf}
        before={before}
        language={language}
        onChange={(showIf, mark) => set({ showIf }, mark)}
      />
      {figures.length > 0 && (
        <Select
          label={t('write.countsAs')}
          description={t('write.countsAsText')}
          placeholder={t('write.countsAsNothing')}
          clearable
          data={figures.map((value) => ({ value, label: t(`counts.${value}`) }))}
          value={question.countsAs ?? null}
          onChange={(countsAs) => set({ countsAs: (countsAs as Question['countsAs'] | null) ?? undefined })}
        />
      )}
    </div>
  )
}

type Change = (part: Partial<Question>, mark?: string) => void

const Ends = ({ question, language, onChange }: { question: Question; language: Language; onChange: Change }) => {
  const { t } = useTranslation('surveys')
  const ends = question.ends ?? { low: {}, high: {} }
  const write = (next: typeof ends) =>
    onChange({ ends: Object.keys(next.low).length + Object.keys(next.high).length > 0 ? next : undefined }, 'ends')
  return (
    <div className={classes.bounds}>
      <WordsField
        label={t('write.low')}
        value={ends.low}
        language={language}
        onChange={(low) => write({ ...ends, low })}
      />
      <WordsField
        label={t('write.high')}
        value={ends.high}
        language={language}
        onChange={(high) => write({ ...ends, high })}
      />
    </div>
  )
}

type BoundProps = { label: string; value: number | undefined; onChange: (value: number | undefined) => void }
const Bound = ({ label, value, onChange }: BoundProps) => (
  <NumberField
    label={label}
    value={value ?? ''}
    onChange={(next) => onChange(next === '' ? undefined : Number(next))}
  />
)

type FlagProps = { name: 'required' | 'other' | 'shuffle' | 'newPage'; question: Question; onChange: Change }
const Flag = ({ name, question, onChange }: FlagProps) => {
  const { t } = useTranslation('surveys')
  return (
    <Switch
      label={t(`write.${name}`)}
      checked={question[name] ?? false}
      onChange={(event) => onChange({ [name]: event.currentTarget.checked || undefined })}
    />
  )
}

const figuresOfKind: Partial<Record<QuestionKind, readonly CountsAs[]>> = {
  satisfaction: ['satisfaction', 'speed', 'welcome', 'wait', 'core', 'service', 'help', 'comfort', 'atmosphere'],
  recommendation: ['recommendation'],
  text: ['comment', 'moment'],
  number: ['explained'],
}
/** Figures that answers of this kind can be counted as; one whose choices are fixed only where it came with them. */
function figuresOf({ kind, countsAs }: Question): readonly CountsAs[] {
  const figures = figuresOfKind[kind] ?? []
  return countsAs && !figures.includes(countsAs) ? [...figures, countsAs] : figures
}

/** Without what is not set, so that an undone change leaves nothing behind. */
const without = (question: Question): Question =>
  Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as Question
