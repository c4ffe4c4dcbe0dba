import { changeTopic, makeTopic, removeTopic, type Topic } from '@heed/contract/feedback-understanding.ts'
import { Button, SegmentedControl, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { currentLanguage } from '../../../app/i18n.ts'
import { type Language, languageNames, languages, languageTags } from '../../../app/languages.ts'
import { FormFoot } from '../../settings/form-foot.tsx'
import { topicName, useUnderstandingAct } from './understanding-queries.ts'

type TopicFormProps = { topic?: Topic; topics: Topic[]; onDone: () => void }
type Values = {
  parentId: string | null
  names: Partial<Record<Language, string>>
  phrases: Partial<Record<Language, string[]>>
}

/** Its place, and for each language its name and what is looked for. */
export const TopicForm = ({ topic, topics, onDone }: TopicFormProps) => {
  const { t } = useTranslation('topics')
  const [language, setLanguage] = useState<Language>(currentLanguage())
  const hasOthers = topics.some(({ parentId }) => parentId === topic?.id)
  const form = useForm<Values>({
    initialValues: { parentId: topic?.parentId ?? null, names: topic?.names ?? {}, phrases: topic?.phrases ?? {} },
  })
  const save = useUnderstandingAct(
    (body: Values) => (topic ? call(changeTopic, { params: { id: topic.id }, body }) : call(makeTopic, { body })),
    { said: t('saved'), onDone },
  )
  const remove = useUnderstandingAct((id: string) => call(removeTopic, { params: { id } }), {
    said: t('removed'),
    onDone,
  })
  const submit = form.onSubmit(({ parentId, names, phrases }) => {
    const named = Object.fromEntries(
      Object.entries(names)
        .map(([code, name]) => [code, name.trim()])
        .filter(([, name]) => name),
    )
    if (Object.keys(named).length === 0) form.setFieldError(`names.${language}`, t('nameNeeded'))
    else save.mutate({ parentId, names: named, phrases })
  })
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {!hasOthers && (
          <Select
            label={t('below')}
            placeholder={t('atTop')}
            clearable
            data={topics
              .filter(({ id, parentId }) => parentId === null && id !== topic?.id)
              .map((top) => ({ value: top.id, label: topicName(top) }))}
            {...form.getInputProps('parentId')}
          />
        )}
        <SegmentedControl
          aria-label={t('language')}
          data={languages.map((value) => ({ value, label: value.toUpperCase() }))}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
        />
        <TextInput
          key={`name ${language}`}
          label={t('name', { language: languageNames[language] })}
          maxLength={80}
          lang={languageTags[language]}
          value={form.values.names[language] ?? ''}
          error={form.errors[`names.${language}`]}
          onChange={({ currentTarget: { value } }) =>
            form.setFieldValue('names', { ...form.values.names, [language]: value })
          }
        />
        <TagsInput
          key={`phrases ${language}`}
          label={t('phrases', { language: languageNames[language] })}
          description={t('phrasesText')}
          lang={languageTags[language]}
          maxTags={200}
          acceptValueOnBlur
          splitChars={[',', '，', ';']}
          value={form.values.phrases[language] ?? []}
          onChange={(list) => form.setFieldValue('phrases', { ...form.values.phrases, [language]: list })}
        />
        <FormFoot problem={save.error ?? remove.error} isBusy={save.isPending} onCancel={onDone}>
          {topic && !hasOthers && (
            <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate(topic.id)}>
              {t('remove')}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
