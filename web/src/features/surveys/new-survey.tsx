import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { templatesQuery, useCreateSurvey } from './survey-queries.ts'
import { inWords } from './survey-words.ts'
import classes from './surveys.module.css'

/** The button of the page with the form behind it: a name, and a ready survey to begin with or none. */
export const NewSurvey = () => {
  const { t } = useTranslation('surveys')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setOpen(true)}>
        {t('new.open')}
      </Button>
      <EditDrawer title={t('new.open')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <NewSurveyForm onCancel={() => setOpen(false)} />
      </EditDrawer>
    </>
  )
}

const NewSurveyForm = ({ onCancel }: { onCancel: () => void }) => {
  const { t } = useTranslation('surveys')
  const go = useNavigate()
  const templates = useQuery(templatesQuery)
  const create = useCreateSurvey((surveyId) => go({ to: '/surveys/$surveyId', params: { surveyId }, search: {} }))
  const form = useForm({
    initialValues: { name: '', template: 'after-visit' },
    validate: { name: (value) => (value.trim() ? null : t('write.nameNeeded')) },
  })
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, template }) =>
        create.mutate({ name: name.trim(), template: template === '' ? null : template }),
      )}
    >
      <Stack gap="md">
        <TextInput
          label={t('write.name')}
          description={t('write.nameText')}
          maxLength={120}
          {...form.getInputProps('name')}
        />
        <Radio.Group label={t('new.from')} {...form.getInputProps('template')}>
          <div className={classes.templates}>
            {templates.data?.items.map(({ key, name, what, questions }) => (
              <Radio
                key={key}
                value={key}
                label={`${inWords(name)} · ${t('new.questions', { count: questions })}`}
                description={inWords(what)}
              />
            ))}
            <Radio value="" label={t('new.empty')} description={t('new.emptyText')} />
          </div>
        </Radio.Group>
        <FormFoot problem={create.error} isBusy={create.isPending} go={t('new.make')} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
