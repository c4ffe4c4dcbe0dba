import { decideTheme, type Theme } from '@heed/contract/themes.ts'
import { SegmentedControl, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { type Language, languageNames, languages, languageTags } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useThemeAct } from './theme-queries.ts'
import classes from './themes.module.css'

type Texts = Partial<Record<Language, string>>
const fieldsOf = (said: Texts, did: Texts) => {
  const whole = languages.filter((code) => said[code]?.trim() && did[code]?.trim())
  const only = (texts: Texts) => Object.fromEntries(whole.map((code) => [code, texts[code]?.trim()]))
  return { count: whole.length, said: only(said), did: only(did) }
}

/** What customers said and what is done about it, for everybody under the theme. */
export const DecideForm = ({ theme, onDone }: { theme: Theme; onDone: () => void }) => {
  const { t } = useTranslation('themes')
  const { workspace } = useMe()
  const [language, setLanguage] = useState<Language>(workspace.language)
  const [said, setSaid] = useState<Texts>({ [workspace.language]: theme.name })
  const [did, setDid] = useState<Texts>({})
  const [isEmpty, setEmpty] = useState(false)
  const decide = useThemeAct(
    (body: { said: Texts; did: Texts }) => call(decideTheme, { params: { id: theme.id }, body }),
    { said: () => t('decided'), onDone },
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const fields = fieldsOf(said, did)
        setEmpty(fields.count === 0)
        if (fields.count > 0) decide.mutate({ said: fields.said, did: fields.did })
      }}
    >
      <Stack gap="md">
        <div className={classes.languages}>
          <SegmentedControl
            size="xs"
            aria-label={t('field.language')}
            data={languages.map((code) => ({
              value: code,
              label: `${said[code]?.trim() && did[code]?.trim() ? '✓ ' : ''}${languageNames[code]}`,
            }))}
            value={language}
            onChange={(code) => setLanguage(code as Language)}
          />
        </div>
        <Textarea
          label={t('field.said')}
          autosize
          minRows={2}
          maxLength={160}
          lang={languageTags[language]}
          value={said[language] ?? ''}
          onChange={(event) => setSaid({ ...said, [language]: event.currentTarget.value })}
        />
        <Textarea
          label={t('field.did')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={1000}
          lang={languageTags[language]}
          value={did[language] ?? ''}
          onChange={(event) => setDid({ ...did, [language]: event.currentTarget.value })}
        />
        {isEmpty && <ErrorNote>{t('field.noWords')}</ErrorNote>}
        <FormFoot problem={decide.error} isBusy={decide.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
