import { type PublishedPromise, reviewPublishedPromise } from '@heed/contract/published-promises.ts'
import { Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { usePublishedAct } from './published-queries.ts'

/** What came of looking at a promise again, and when that is next. */
export const ReviewForm = ({ promise, onDone }: { promise: PublishedPromise; onDone: () => void }) => {
  const { t } = useTranslation('published')
  const needed = (text: string) => (text.trim() ? null : t('needed', { ns: 'common' }))
  const form = useForm({
    initialValues: { words: '', nextReviewOn: '' },
    validate: { words: needed, nextReviewOn: needed },
  })
  const save = usePublishedAct(
    ({ words, nextReviewOn }: typeof form.values) =>
      call(reviewPublishedPromise, {
        params: { id: promise.id },
        body: { words: words.replace(/\s+/g, ' ').trim(), nextReviewOn },
      }),
    { said: t('saved'), onDone },
  )
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <p>{promise.words}</p>
        <Textarea
          label={t('review.words')}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('words')}
        />
        <TextInput type="date" label={t('review.next')} {...form.getInputProps('nextReviewOn')} />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
