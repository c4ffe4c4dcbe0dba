import type { AuditDetail } from '@heed/contract/audits.ts'
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { addDays, latestDay } from '../insight/period.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { Card } from '../settings/page-frame.tsx'
import classes from './face.module.css'
import { useDropAudit, useFinishAudit } from './face-queries.ts'

const daysToMend = 14

/** The end of an audit: who mends what is low, and by when. */
export const FinishAudit = ({ audit }: { audit: AuditDetail }) => {
  const { t } = useTranslation('audits')
  const { member, branches } = useMe()
  const colleagues = useColleagues(audit.branch?.id)
  const finish = useFinishAudit(audit.id)
  const zone = branches.find(({ id }) => id === audit.branch?.id)?.zone
  const today = latestDay(zone ? [zone] : [])
  const [ownerId, setOwner] = useState<string>(member.id)
  const [dueOn, setDueOn] = useState(addDays(today, daysToMend))
  const left = audit.items - audit.answered
  const submit = (event: FormEvent) => {
    event.preventDefault()
    finish.mutate({ ownerId, dueOn })
  }
  return (
    <Card>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p className={classes.quiet}>{left > 0 ? t('audit.left', { n: left }) : t('audit.finishText')}</p>
          <Select
            label={t('audit.owner')}
            allowDeselect={false}
            searchable
            data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            value={ownerId}
            onChange={(id) => setOwner(id ?? ownerId)}
          />
          <TextInput
            type="date"
            label={t('audit.due')}
            min={today}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
          />
          {finish.isError && <ErrorNote reason={finish.error} />}
          <Group gap="xs">
            <Button type="submit" size="md" variant="filled" disabled={left > 0 || !dueOn} loading={finish.isPending}>
              {t('audit.finish')}
            </Button>
            <DropAudit auditId={audit.id} />
          </Group>
        </Stack>
      </form>
    </Card>
  )
}

const DropAudit = ({ auditId }: { auditId: string }) => {
  const { t } = useTranslation('audits')
  const go = useNavigate()
  const drop = useDropAudit(auditId)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button size="md" onClick={() => setAsking(true)}>
        {t('audit.drop')}
      </Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={<b>{t('audit.drop')}</b>} size={420}>
        <Stack gap="md">
          <p>{t('audit.dropAsk')}</p>
          {drop.isError && <ErrorNote reason={drop.error} />}
          <Group gap="xs">
            <Button variant="filled" data-autofocus onClick={() => setAsking(false)}>
              {t('audit.keep')}
            </Button>
            <Button
              loading={drop.isPending}
              onClick={() =>
                drop.mutate(undefined, { onSuccess: () => go({ to: '/face', search: { show: 'audits' } }) })
              }
            >
              {t('audit.drop')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
