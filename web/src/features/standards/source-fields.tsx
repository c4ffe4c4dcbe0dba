import { type SourceKind, sourceKinds } from '@heed/contract/standards.ts'
import { ActionIcon, Button, Fieldset, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './source-fields.module.css'
import type { StandardFormOf } from './use-standard-form.ts'

/** Why the standard is there: who asks for it, and in which words. */
export const SourceFields = ({ form }: { form: StandardFormOf }) => {
  const { t } = useTranslation('standards')
  const { sources } = form.values
  return (
    <Fieldset legend={t('field.sources')} variant="unstyled" className={classes.group}>
      <p className="quiet small">{t('field.sourcesText')}</p>
      {sources.map((source, index) => (
        <div key={index} className={classes.source}>
          <Select
            aria-label={t('field.sourceKind')}
            data={sourceKinds.map((value) => ({ value, label: t(`source.${value}`) }))}
            allowDeselect={false}
            value={source.kind}
            onChange={(kind) => form.setFieldValue(`sources.${index}.kind`, kind as SourceKind)}
          />
          <TextInput
            aria-label={t('field.sourceWords')}
            placeholder={t('field.sourceWords')}
            maxLength={500}
            value={source.words}
            onChange={({ currentTarget: { value } }) => form.setFieldValue(`sources.${index}.words`, value)}
          />
          {sources.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={34}
              aria-label={t('field.sourceRemove')}
              onClick={() => form.removeListItem('sources', index)}
            >
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          )}
        </div>
      ))}
      {typeof form.errors.sources === 'string' && (
        <p className={classes.problem} role="alert">
          {form.errors.sources}
        </p>
      )}
      <Button
        size="xs"
        mt={8}
        leftSection={<IconPlus size={15} stroke={1.8} />}
        onClick={() => form.insertListItem('sources', { kind: 'value', words: '' })}
      >
        {t('field.sourceAdd')}
      </Button>
    </Fieldset>
  )
}
