import type { CustomerFacts } from '@heed/contract/customer-facts.ts'
import { Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { FormFoot } from '../../settings/form-foot.tsx'
import classes from './known.module.css'
import { useSetPostalAddress } from './known-queries.ts'

/** Where letters go: shown once there is one, or once they asked for letters. */
export const PostalAddress = ({ customerId, facts }: { customerId: string; facts: CustomerFacts }) => {
  const { t } = useTranslation('known')
  const mayEdit = useMay()('customer:edit')
  const [draft, setDraft] = useState<string>()
  const save = useSetPostalAddress(customerId, () => setDraft(undefined))
  const wantsLetters = facts.facts.some(
    ({ said }) => said.kind === 'reach' && [said.value.first, said.value.second].includes('letter'),
  )
  if (!facts.postalAddress && !wantsLetters) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft?.trim() || null)
  }
  if (draft !== undefined) {
    return (
      <form noValidate onSubmit={submit}>
        <Stack gap="sm">
          <Textarea
            label={t('postal')}
            autosize
            autoFocus
            minRows={3}
            maxLength={500}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <FormFoot problem={save.error} isBusy={save.isPending} onCancel={() => setDraft(undefined)} />
        </Stack>
      </form>
    )
  }
  return (
    <div className={classes.fact}>
      <span className={classes.kind}>{t('postal')}</span>
      <span className={classes.postal}>{facts.postalAddress ?? <span className="quiet">{t('noPostal')}</span>}</span>
      {mayEdit && (
        <span className={classes.acts}>
          <button type="button" className="link small" onClick={() => setDraft(facts.postalAddress ?? '')}>
            {t(facts.postalAddress ? 'change' : 'ask')}
          </button>
        </span>
      )}
    </div>
  )
}
