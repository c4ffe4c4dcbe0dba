import type { Case } from '@heed/contract/cases.ts'
import { Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../ui/now.ts'
import { When } from '../../ui/when.tsx'
import { useBranchZone } from '../promises/branch-zone.ts'
import { ZoneName } from '../promises/zone-name.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import classes from './complaint-panel.module.css'
import { type CaseEnd, openThingsQuery } from './complaint-queries.ts'

type LeaveOpenFormProps = { item: Case; to: CaseEnd; onGo: (why: string) => void; onCancel: () => void }

/** Where each kind of thing is settled on the page of the case. */
const placeOf = {
  promise: 'promises',
  remedy_asked: 'remedies',
  remedy_granted: 'remedies',
  follow_up: 'anger',
} as const

/** What is still owed, each with the way to it, and why it is left so. */
export const LeaveOpenForm = ({ item, to, onGo, onCancel }: LeaveOpenFormProps) => {
  const { t } = useTranslation(['recovery', 'common'])
  const { data } = useQuery(openThingsQuery(item.id, to))
  const zone = useBranchZone(item.branch.id)
  const now = useNow()
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (why.trim()) onGo(why.trim())
  }
  const show = (place: string) => {
    onCancel()
    // After the dialog has given the keyboard back.
    setTimeout(() => document.getElementById(`case-${place}`)?.scrollIntoView({ block: 'center' }), 250)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ul className={classes.owed}>
          {data?.items.map((thing) => (
            <li key={thing.id}>
              <button type="button" className="link" onClick={() => show(placeOf[thing.kind])}>
                {thing.words ?? (thing.remedyKind ? t(`remedy.${thing.remedyKind}`) : t('leaving.followUp'))}
              </button>
              <p className={classes.meta}>
                {t(`leaving.kind.${thing.kind}`)}
                {thing.who && ` · ${thing.who}`}
                {thing.dueAt && (
                  <>
                    {' · '}
                    <When at={thing.dueAt} zone={zone} />
                    <ZoneName zone={zone} />
                    {new Date(thing.dueAt) < now && ` · ${t('leaving.late')}`}
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
        <TextInput
          label={t('leaving.why')}
          description={t('leaving.whyHint')}
          data-autofocus
          maxLength={500}
          value={why}
          error={isTried && !why.trim() && t('common:needed')}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <FormFoot
          isBusy={false}
          go={t(to === 'solved' ? 'leaving.goSolved' : 'leaving.goClosed')}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  )
}
