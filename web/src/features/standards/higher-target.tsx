import { decideHigherTarget, type HigherTarget } from '@heed/contract/standards.ts'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { percent } from '../../ui/format.ts'
import classes from './standard-page.module.css'

type HigherTargetsProps = { standardId: string; targets: HigherTarget[]; mayChange: boolean }

/** Three good periods on end: more could be asked for. Turned down, the reason stays. */
export const HigherTargets = ({ standardId, targets, mayChange }: HigherTargetsProps) => {
  const { t } = useTranslation('standards')
  const open = targets.find(({ state }) => state === 'open')
  const before = targets.filter(({ state }) => state !== 'open')
  if (targets.length === 0) return null
  return (
    <section className={classes.card}>
      <h2>{open ? t('higher.title') : t('higher.before')}</h2>
      {open && (
        <>
          <p>
            {t('higher.text', {
              shares: open.shares.map((share) => percent(Math.round(share))).join(', '),
              from: percent(open.fromPercent),
            })}
          </p>
          {mayChange && <Decide standardId={standardId} target={open} />}
        </>
      )}
      {before.map(({ id, state, reason, toPercent, decidedBy }) => (
        <p key={id} className="small quiet">
          {state === 'taken' ? t('higher.taken', { to: percent(toPercent) }) : t('higher.turnedDown', { reason })}
          {decidedBy && ` · ${decidedBy.name}`}
        </p>
      ))}
    </section>
  )
}

const Decide = ({ standardId, target }: { standardId: string; target: HigherTarget }) => {
  const { t } = useTranslation('standards')
  const client = useQueryClient()
  const [reason, setReason] = useState<string>()
  const decide = useMutation({
    mutationFn: (body: { take: boolean; reason: string | null }) =>
      call(decideHigherTarget, { params: { id: standardId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['standards'] }),
  })
  const isTurningDown = reason !== undefined
  return (
    <Stack gap="sm" mt={10}>
      {isTurningDown && (
        <TextInput
          label={t('higher.why')}
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      )}
      {decide.isError && <ErrorNote reason={decide.error} />}
      <Group gap="sm">
        {isTurningDown ? (
          <Button
            loading={decide.isPending}
            disabled={reason.trim() === ''}
            onClick={() => decide.mutate({ take: false, reason: reason.trim() })}
          >
            {t('higher.keepIt')}
          </Button>
        ) : (
          <>
            <Button
              variant="filled"
              loading={decide.isPending}
              onClick={() => decide.mutate({ take: true, reason: null })}
            >
              {t('higher.take', { to: percent(target.toPercent) })}
            </Button>
            <Button onClick={() => setReason('')}>{t('higher.turnDown')}</Button>
          </>
        )}
      </Group>
    </Stack>
  )
}
