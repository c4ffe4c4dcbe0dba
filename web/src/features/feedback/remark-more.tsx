import { Checkbox, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import classes from './remark-page.module.css'

export const remarkSources = ['remark', 'paper', 'review', 'social', 'suggestion'] as const
export const isPost = (source: string) => source === 'review' || source === 'social'
export const hasPlace = (source: string) => isPost(source) || source === 'paper'

export type Remark = {
  text: string
  source: (typeof remarkSources)[number]
  kind: string
  product: string
  channel: string
  url: string
  mood: string
  name: string
  isMoment: boolean
  mayTell: boolean
  toldHow: string
}

type RemarkMoreProps = {
  form: UseFormReturnType<Remark>
  language: Language
  onLanguage: (language: Language) => void
  /** Empty where a case or a single branch decides it. */
  branches: { id: string; name: string }[]
  branchId: string | undefined
  onBranch: (branchId: string) => void
  knowsCustomer: boolean
}

/** What may be said besides the words, if there is time. */
export const RemarkMore = ({
  form,
  language,
  onLanguage,
  branches,
  branchId,
  onBranch,
  knowsCustomer,
}: RemarkMoreProps) => {
  const { t } = useTranslation('feedback')
  const { source } = form.values
  return (
    <div className={classes.more}>
      <Select
        label={t('new.how')}
        allowDeselect={false}
        data={remarkSources.map((value) => ({ value, label: t(`source.${value}`) }))}
        {...form.getInputProps('source')}
      />
      {hasPlace(source) && (
        <TextInput
          label={t('new.place')}
          placeholder={t('new.placeText')}
          maxLength={80}
          {...form.getInputProps('channel')}
        />
      )}
      {isPost(source) && (
        <TextInput label={t('new.url')} inputMode="url" maxLength={2000} {...form.getInputProps('url')} />
      )}
      {!knowsCustomer && <TextInput label={t('new.name')} maxLength={120} {...form.getInputProps('name')} />}
      <Select
        label={t('new.language')}
        allowDeselect={false}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => value && onLanguage(value as Language)}
      />
      <div className={classes.moment}>
        <Checkbox label={t('new.moment')} {...form.getInputProps('isMoment', { type: 'checkbox' })} />
        {form.values.isMoment && (
          <Checkbox label={t('new.mayTell')} {...form.getInputProps('mayTell', { type: 'checkbox' })} />
        )}
        {form.values.isMoment && form.values.mayTell && (
          <TextInput label={t('new.toldHow')} maxLength={300} {...form.getInputProps('toldHow')} />
        )}
      </div>
      {branches.length > 1 && (
        <Select
          label={t('new.branch')}
          allowDeselect={false}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={branchId ?? null}
          onChange={(value) => value && onBranch(value)}
        />
      )}
    </div>
  )
}
