import { Button, Input, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { type Language, languageNames, languages } from '../../app/languages.ts'
import { useMe, useUpdateMe } from '../../app/session.ts'
import { useChoose } from '../../app/shell/own-choices.ts'
import { toast } from '../../app/toast.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Card, PageSection } from './page-frame.tsx'
import classes from './settings.module.css'

const themes = ['auto', 'light', 'dark'] as const

export const ProfileSection = () => {
  const { t } = useTranslation('settings')
  const { theme } = useMe()
  const choose = useChoose()
  return (
    <PageSection beside title={t('profile.title')} text={t('profile.text')}>
      <Card>
        <Stack gap="md">
          <NameField />
          <Select
            label={t('profile.language')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={currentLanguage()}
            onChange={(language) => language && choose.language(language as Language)}
          />
          <Input.Wrapper label={t('profile.theme')} labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t('profile.theme')}
              data={themes.map((value) => ({ value, label: t(`theme.${value}`, { ns: 'shell' }) }))}
              value={theme}
              onChange={(value) => choose.theme(value as (typeof themes)[number])}
            />
          </Input.Wrapper>
        </Stack>
      </Card>
    </PageSection>
  )
}

const NameField = () => {
  const { t } = useTranslation('settings')
  const { member } = useMe()
  const [name, setName] = useState(member.name)
  const update = useUpdateMe()
  const isChanged = name.trim() !== member.name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isChanged || !name.trim()) return
    update.mutate({ name: name.trim() }, { onSuccess: () => toast({ text: t('state.saved', { ns: 'common' }) }) })
  }
  return (
    <form onSubmit={submit} className={classes.line}>
      <TextInput
        label={t('profile.name')}
        description={t('profile.nameText')}
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={!name.trim() && t('needed', { ns: 'common' })}
      />
      {isChanged && (
        <Button type="submit" variant="filled" loading={update.isPending}>
          {t('act.save', { ns: 'common' })}
        </Button>
      )}
      {update.isError && <ErrorNote reason={update.error} />}
    </form>
  )
}
