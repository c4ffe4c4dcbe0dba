import { type Consent, type ConsentPurpose, consentSaidBy } from '@heed/contract/consents.ts'
import { SegmentedControl, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { dayOf } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import classes from './known.module.css'
import { consentsQuery, useRecordConsent } from './known-queries.ts'

/** What they agreed to, purpose by purpose; what they withdrew is used by nobody until they give it again. */
export const ConsentsCard = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation('known')
  const mayEdit = useMay()('customer:edit')
  const { data, error, refetch } = useQuery(consentsQuery(customerId))
  const [editing, setEditing] = useState<ConsentPurpose>()
  if (error) return <ErrorNote reason={error} onRetry={refetch} />
  if (!data) return <PageSkeleton rows={4} />
  return (
    <>
      <ul className={classes.facts}>
        {data.items.map(({ purpose, consent }) => (
          <li key={purpose} className={classes.fact} data-consent={consent ? consent.given : 'unknown'}>
            {editing === purpose ? (
              <ConsentForm
                customerId={customerId}
                purpose={purpose}
                holds={consent?.given}
                onDone={() => setEditing(undefined)}
              />
            ) : (
              <>
                <span className={classes.kind}>{t(`consent.purpose.${purpose}`)}</span>
                <span className={classes.value}>
                  {consent ? (
                    <b>{t(consent.given ? 'consent.given' : 'consent.withdrawn')}</b>
                  ) : (
                    <span className="quiet">{t('unasked')}</span>
                  )}
                </span>
                {consent && <ConsentSource consent={consent} />}
                {mayEdit && (
                  <span className={classes.acts}>
                    <button
                      type="button"
                      className="link small"
                      aria-label={t('consent.changeOf', {
                        act: t(consent ? 'change' : 'ask'),
                        purpose: t(`consent.purpose.${purpose}`),
                      })}
                      onClick={() => setEditing(purpose)}
                    >
                      {t(consent ? 'change' : 'ask')}
                    </button>
                  </span>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {data.before.length > 0 && (
        <details className={classes.more}>
          <summary>{t('before', { number: data.before.length })}</summary>
          <ul>
            {data.before.map((consent) => (
              <li key={consent.id}>
                {t(`consent.purpose.${consent.purpose}`)}: {t(consent.given ? 'consent.given' : 'consent.withdrawn')}
                <ConsentSource consent={consent} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** How it was said, since when, written down by whom and in which case. */
const ConsentSource = ({ consent }: { consent: Consent }) => {
  const { t } = useTranslation('known')
  return (
    <span className={classes.source}>
      {[t(`consent.how.${consent.how}`), dayOf(consent.at), consent.by?.name, consent.case && `#${consent.case.number}`]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

type ConsentFormProps = { customerId: string; purpose: ConsentPurpose; holds: boolean | undefined; onDone: () => void }

const ConsentForm = ({ customerId, purpose, holds, onDone }: ConsentFormProps) => {
  const { t } = useTranslation('known')
  const [says, setSays] = useState(holds ? 'withdrawn' : 'given')
  const [how, setHow] = useState<(typeof consentSaidBy)[number]>('in_person')
  const save = useRecordConsent(customerId, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ purpose, given: says === 'given', how })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <span className={classes.kind}>{t(`consent.purpose.${purpose}`)}</span>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('consent.says')}
          data={(['given', 'withdrawn'] as const).map((value) => ({ value, label: t(`consent.choice.${value}`) }))}
          value={says}
          onChange={setSays}
        />
        <Select
          size="xs"
          label={t('consent.howLabel')}
          allowDeselect={false}
          data={consentSaidBy.map((value) => ({ value, label: t(`consent.how.${value}`) }))}
          value={how}
          onChange={(value) => value && setHow(value as typeof how)}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
