import type { Question } from '@heed/contract/survey-content.ts'
import { Button, MultiSelect, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../app/languages.ts'
import { number } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { inWords } from './survey-words.ts'
import classes from './surveys.module.css'

type Condition = NonNullable<Question['showIf']>['conditions'][number]
type ConditionFieldProps = {
  value: Question['showIf']
  /** Those that stand before it. */
  before: readonly Question[]
  language: Language
  onChange: (value: Question['showIf'], mark: string) => void
}

const isScore = ({ kind }: Question) => ['satisfaction', 'recommendation', 'effort', 'number'].includes(kind)
const hasChoices = ({ kind }: Question) => ['single', 'multiple', 'compare'].includes(kind)

/** "Only if …": on an earlier answer, by its number, by its choices, or by its being there at all. */
export const ConditionField = ({ value, before, language, onChange }: ConditionFieldProps) => {
  const { t } = useTranslation('surveys')
  const [condition] = value?.conditions ?? []
  const asked = before.find(({ id }) => id === condition?.question)
  const set = (next: Condition) =>
    onChange({ all: value?.all ?? true, conditions: [next, ...(value?.conditions.slice(1) ?? [])] }, 'showIf')
  const choose = (id: string | null) => {
    const question = before.find((one) => one.id === id)
    if (!question) return onChange(undefined, '')
    set({ question: question.id, ...(isScore(question) ? { atMost: question.kind === 'recommendation' ? 6 : 2 } : {}) })
  }
  if (before.length === 0) return null
  return (
    <div className={classes.condition}>
      <Select
        label={t('write.onlyIf')}
        description={t('write.onlyIfText')}
        placeholder={t('write.always')}
        clearable
        data={before.map((question, at) => ({
          value: question.id,
          label: `${number(at + 1)}. ${inWords(question.ask, language) || t(`kind.${question.kind}`)}`,
        }))}
        value={condition?.question ?? null}
        onChange={choose}
      />
      {condition && asked && isScore(asked) && (
        <div className={classes.bounds}>
          <NumberField
            label={t('write.from')}
            value={condition.atLeast ?? ''}
            onChange={(next) => set(bounded(condition, 'atLeast', next))}
          />
          <NumberField
            label={t('write.to')}
            value={condition.atMost ?? ''}
            onChange={(next) => set(bounded(condition, 'atMost', next))}
          />
        </div>
      )}
      {condition && asked && hasChoices(asked) && (
        <MultiSelect
          label={t('write.isOneOf')}
          placeholder={condition.is?.length ? undefined : t('write.anyAnswer')}
          data={choicesOf(
            asked,
            language,
            (value) => t(`compare.${value as 'better' | 'as' | 'worse'}`),
            t('write.other'),
          )}
          value={condition.is ?? []}
          onChange={(is) => set({ question: condition.question, ...(is.length > 0 ? { is } : {}) })}
        />
      )}
      {value && value.conditions.length > 1 && (
        <p className={classes.note}>
          {t('write.moreConditions', { count: value.conditions.length - 1 })}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange({ ...value, conditions: value.conditions.slice(0, 1) }, '')}
          >
            {t('write.onlyFirst')}
          </Button>
        </p>
      )}
    </div>
  )
}

const bounded = (condition: Condition, bound: 'atLeast' | 'atMost', value: string | number): Condition => {
  const { [bound]: _, ...rest } = condition
  return value === '' ? rest : { ...rest, [bound]: Number(value) }
}

const choicesOf = (question: Question, language: Language, compared: (value: string) => string, other: string) =>
  question.kind === 'compare'
    ? ['better', 'as', 'worse'].map((value) => ({ value, label: compared(value) }))
    : [
        ...(question.options ?? []).map(({ id, words }) => ({ value: id, label: inWords(words, language) || id })),
        ...(question.other ? [{ value: 'other', label: other }] : []),
      ]
