import { type AlertDecision, alertDecisions, type ProductAlert } from '@heed/contract/product-alerts.ts'
import { Radio, SegmentedControl, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages, languageTags } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { Card } from '../settings/page-frame.tsx'
import { useCloseAlert } from './alert-queries.ts'
import classes from './alerts.module.css'

/** What becomes of the goods, and what customers read of it beside the decision. */
export const CloseForm = ({ alert }: { alert: ProductAlert }) => {
  const { t } = useTranslation('prevention')
  const { workspace } = useMe()
  const [decision, setDecision] = useState<AlertDecision | null>(null)
  const [language, setLanguage] = useState<Language>(workspace.language)
  const [words, setWords] = useState<Partial<Record<Language, string>>>({})
  const [isTried, setTried] = useState(false)
  const close = useCloseAlert(alert.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const forCustomers = Object.fromEntries(
      Object.entries(words).flatMap(([code, text]) => (text.trim() ? [[code, text.trim()]] : [])),
    )
    if (decision) close.mutate({ decision, forCustomers })
  }
  return (
    <Card>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Radio.Group
            label={t('alert.decisionLabel')}
            value={decision}
            error={isTried && !decision && t('alert.decisionNeeded')}
            onChange={(value) => setDecision(value as AlertDecision)}
          >
            <Stack gap={6} mt={4}>
              {alertDecisions.map((value) => (
                <Radio key={value} value={value} label={t(`alert.decisions.${value}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <div className={classes.languages}>
            <SegmentedControl
              size="xs"
              aria-label={t('alert.language')}
              data={languages.map((code) => ({
                value: code,
                label: `${words[code]?.trim() ? '✓ ' : ''}${languageNames[code]}`,
              }))}
              value={language}
              onChange={(code) => setLanguage(code as Language)}
            />
          </div>
          <Textarea
            label={t('alert.forCustomers')}
            description={t('alert.forCustomersHint')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            lang={languageTags[language]}
            value={words[language] ?? ''}
            onChange={(event) => setWords({ ...words, [language]: event.currentTarget.value })}
          />
          <FormFoot
            problem={close.error}
            isBusy={close.isPending}
            go={alert.complaints > 0 ? t('alert.closeAndTell', { n: alert.complaints }) : t('alert.close')}
          />
        </Stack>
      </form>
    </Card>
  )
}
