import type { Lesson } from '@heed/contract/lessons.ts'
import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { causesQuery } from '../prevention/prevention-queries.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useChangeLesson } from './lesson-queries.ts'

/** The words of a lesson that is not published. */
export const LessonForm = ({ lesson, onDone }: { lesson: Lesson; onDone: () => void }) => {
  const { t } = useTranslation('lessons')
  const { data: causes } = useQuery(causesQuery)
  const save = useChangeLesson(lesson.id, onDone)
  const form = useForm({
    initialValues: {
      title: lesson.title,
      problem: lesson.problem,
      solution: lesson.solution,
      lesson: lesson.lesson,
      causeId: lesson.cause?.id ?? null,
    },
  })
  return (
    <form noValidate onSubmit={form.onSubmit((draft) => save.mutate(draft))}>
      <Stack gap="md">
        <TextInput label={t('name')} maxLength={200} lang={lesson.language} {...form.getInputProps('title')} />
        {(['problem', 'solution', 'lesson'] as const).map((field) => (
          <Textarea
            key={field}
            label={t(field)}
            lang={lesson.language}
            autosize
            minRows={3}
            maxRows={14}
            maxLength={4000}
            {...form.getInputProps(field)}
          />
        ))}
        <Select
          label={t('cause')}
          placeholder={t('noCause')}
          clearable
          searchable
          data={(causes?.items ?? []).map(({ id, words }) => ({ value: id, label: words }))}
          {...form.getInputProps('causeId')}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
