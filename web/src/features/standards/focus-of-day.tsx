import { chooseFocus, type StandardFocus } from '@heed/contract/standard-results.ts'
import { Button, Popover, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay, useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, number, percent } from '../../ui/format.ts'
import classes from './focus.module.css'
import { standardsQuery } from './standard-acts.ts'
import { focusQuery } from './standard-queries.ts'

/** The standard of the day with its present result and target; whoever sets standards may choose another for a while. */
export const FocusOfDay = () => {
  const { t } = useTranslation('standards')
  const may = useMay()
  const { member } = useMe()
  const { data: focus } = useQuery({ ...focusQuery, enabled: may('standard:read') })
  const [isOpen, setOpen] = useState(false)
  if (!focus) return null
  const { standard, total, targetSharePercent, isReached, why, until, fewest } = focus
  const mayChoose = may('standard:edit') && member.branchIds === null
  return (
    <section className={classes.day} data-reached={isReached} aria-label={t('focus.title')}>
      <div>
        <h2>{t('focus.title')}</h2>
        {standard ? (
          <Link to="/standards/$standardId" params={{ standardId: standard.id }} className="link">
            {standard.name}
          </Link>
        ) : (
          <p>{t('focus.tooFew', { fewest: number(fewest) })}</p>
        )}
        {why === 'chosen' && until && (
          <p className="small quiet">{t('focus.chosenUntil', { day: calendarDay(until) })}</p>
        )}
        {why === 'weakest' && <p className="small quiet">{t('focus.isWeakest')}</p>}
      </div>
      {standard && total && targetSharePercent !== null && (
        <p className={classes.figure}>
          <b>{total.sharePercent === null ? '–' : percent(Math.round(total.sharePercent))}</b>
          <small>
            {t('focus.target', { target: percent(targetSharePercent) })} · n {number(total.kept + total.missed)}
          </small>
        </p>
      )}
      {mayChoose && (
        <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} trapFocus shadow="md">
          <Popover.Target>
            <Button size="xs" onClick={() => setOpen(!isOpen)}>
              {t('focus.choose')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Choice focus={focus} onDone={() => setOpen(false)} />
          </Popover.Dropdown>
        </Popover>
      )}
    </section>
  )
}

const Choice = ({ focus, onDone }: { focus: StandardFocus; onDone: () => void }) => {
  const { t } = useTranslation('standards')
  const client = useQueryClient()
  const { data: standards } = useQuery(standardsQuery)
  const [standardId, setStandardId] = useState<string | null>(focus.standard?.id ?? null)
  const [until, setUntil] = useState(focus.until ?? '')
  const choose = useMutation({
    mutationFn: (choice: { standardId: string; until: string } | null) => call(chooseFocus, { body: { choice } }),
    onSuccess: (got) => {
      client.setQueryData(focusQuery.queryKey, got)
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (standardId && until) choose.mutate({ standardId, until })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Select
          label={t('focus.which')}
          searchable
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={(standards?.items ?? [])
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={standardId}
          onChange={setStandardId}
        />
        <TextInput
          type="date"
          label={t('focus.until')}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={!standardId || !until} loading={choose.isPending}>
          {t('focus.set')}
        </Button>
        {focus.why === 'chosen' && (
          <Button loading={choose.isPending} onClick={() => choose.mutate(null)}>
            {t('focus.weakestAgain')}
          </Button>
        )}
        {choose.error && <ErrorNote reason={choose.error} />}
      </Stack>
    </form>
  )
}
