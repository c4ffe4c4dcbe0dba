import { addBrandWord, type BrandWordKind, brandWordKinds } from '@heed/contract/brand.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { currentLanguage } from '../../app/i18n.ts'
import { languageNames } from '../../app/languages.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useBrandAct } from './brand-queries.ts'

/** A trait, a word of our tone, or one that we avoid with what to say instead. */
export const WordForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('brand')
  const form = useForm({
    initialValues: {
      kind: 'avoided' as BrandWordKind,
      language: currentLanguage() as Language,
      word: '',
      instead: '',
    },
    validate: {
      word: (word) => (word.trim() ? null : t('needed', { ns: 'common' })),
      instead: (instead, { kind }) => (kind !== 'avoided' || instead.trim() ? null : t('needed', { ns: 'common' })),
    },
  })
  const save = useBrandAct(
    ({ kind, language, word, instead }: typeof form.values) =>
      call(addBrandWord, {
        body: { kind, language, word: word.trim(), instead: kind === 'avoided' ? instead.trim() : null },
      }),
    { said: t('saved'), onDone },
  )
  const { kind } = form.values
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <Select
          label={t('field.kind')}
          description={t(`kindText.${kind}`)}
          allowDeselect={false}
          data={brandWordKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <Select
          label={t('field.language')}
          allowDeselect={false}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('language')}
        />
        <TextInput
          label={t('field.word')}
          description={kind === 'trait' ? undefined : t('field.wordText')}
          maxLength={80}
          data-autofocus
          {...form.getInputProps('word')}
        />
        {kind === 'avoided' && (
          <TextInput label={t('field.instead')} maxLength={300} {...form.getInputProps('instead')} />
        )}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
