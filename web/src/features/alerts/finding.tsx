import type { ProductAlert } from '@heed/contract/product-alerts.ts'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames, languages, languageTags } from '../../app/languages.ts'
import { useMay } from '../../app/session.ts'
import { exactTime } from '../../ui/format.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { useChangeAlert } from './alert-queries.ts'
import classes from './alerts.module.css'
import { CloseForm } from './close-form.tsx'

/** What was found, and, with every branch behind it, the decision. */
export const Finding = ({ alert }: { alert: ProductAlert }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const { finding, decision, branches } = alert
  const mayAct = may('prevention:act') && decision === null
  const waiting = branches.asked - branches.confirmed
  return (
    <>
      <PageSection title={t('alert.finding')} text={decision === null ? t('alert.findingText') : undefined}>
        <Card>
          {isEditing || (!finding && mayAct) ? (
            <FindingForm
              alert={alert}
              onDone={() => setEditing(false)}
              onCancel={finding ? () => setEditing(false) : undefined}
            />
          ) : (
            <>
              <p className={finding ? classes.text : 'quiet'}>{finding ?? t('alert.noFinding')}</p>
              {mayAct && (
                <Button size="compact-sm" mt={10} onClick={() => setEditing(true)}>
                  {t('common:act.edit')}
                </Button>
              )}
            </>
          )}
        </Card>
      </PageSection>
      <PageSection
        title={t('alert.decision')}
        text={
          decision !== null
            ? t('alert.closedBy', { name: alert.closedBy?.name ?? '', time: exactTime(alert.closedAt ?? '') })
            : waiting > 0
              ? t('alert.decideAfterBranches', { n: waiting })
              : t('alert.decisionText')
        }
      >
        {decision === null ? mayAct && waiting === 0 && finding && <CloseForm alert={alert} /> : <Told alert={alert} />}
      </PageSection>
    </>
  )
}

const Told = ({ alert }: { alert: ProductAlert }) => {
  const { t } = useTranslation('prevention')
  const told = languages.filter((code) => alert.forCustomers[code])
  return (
    <Card>
      <b>{alert.decision && t(`alert.decisions.${alert.decision}`)}</b>
      {told.map((code) => (
        <p key={code} className={classes.text} lang={languageTags[code]}>
          {languageNames[code]}: {alert.forCustomers[code]}
        </p>
      ))}
    </Card>
  )
}

type FindingFormProps = { alert: ProductAlert; onDone: () => void; onCancel: (() => void) | undefined }

const FindingForm = ({ alert, onDone, onCancel }: FindingFormProps) => {
  const { t } = useTranslation(['prevention', 'common'])
  const [words, setWords] = useState(alert.finding ?? '')
  const [isTried, setTried] = useState(false)
  const save = useChangeAlert(alert.id, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words.trim()) save.mutate({ finding: words.trim() })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Textarea
        label={t('alert.whatFound')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        mb="sm"
        value={words}
        error={isTried && !words.trim() && t('common:needed')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <FormFoot problem={save.error} isBusy={save.isPending} go={t('alert.saveFinding')} onCancel={onCancel} />
    </form>
  )
}
