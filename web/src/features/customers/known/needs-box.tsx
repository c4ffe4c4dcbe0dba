import { type Need, needStates } from '@heed/contract/customer-needs.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { calendarDay, dayOf } from '../../../ui/format.ts'
import classes from './known.module.css'
import { needsQuery, useAddNeed, useChangeNeed } from './known-queries.ts'

type NeedsBoxProps = { customerId: string; caseId?: string; openOnly?: boolean }

/** What they need, as they said it: written down in one line, and what became of it. */
export const NeedsBox = ({ customerId, caseId, openOnly = false }: NeedsBoxProps) => {
  const { t } = useTranslation('known')
  const mayEdit = useMay()('customer:edit')
  const { data, error, refetch } = useQuery(needsQuery(customerId))
  if (error) return <ErrorNote reason={error} onRetry={refetch} />
  if (!data) return null
  const items = openOnly ? data.items.filter(({ state }) => state === 'open') : data.items
  return (
    <>
      {items.length === 0 && <p className="quiet small">{t(openOnly ? 'need.noneOpen' : 'need.none')}</p>}
      <ul className={classes.needs}>
        {items.map((need) => (
          <NeedRow key={need.id} need={need} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit && <AddNeed customerId={customerId} caseId={caseId} />}
    </>
  )
}

const NeedRow = ({ need, mayEdit }: { need: Need; mayEdit: boolean }) => {
  const { t } = useTranslation('known')
  const change = useChangeNeed()
  return (
    <li className={classes.need} data-state={need.state}>
      <span className={classes.value}>
        <b>{need.words}</b>
        <span className={classes.source}>
          {[
            need.neededBy && t('need.by', { day: calendarDay(need.neededBy) }),
            dayOf(need.at),
            need.by?.name,
            need.case && `#${need.case.number}`,
            need.settledAt &&
              t(`need.settled.${need.state === 'met' ? 'met' : 'cannot_meet'}`, { day: dayOf(need.settledAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {mayEdit && (
        <Select
          size="xs"
          w={118}
          aria-label={t('need.stateOf', { words: need.words })}
          allowDeselect={false}
          disabled={change.isPending}
          data={needStates.map((value) => ({ value, label: t(`need.state.${value}`) }))}
          value={need.state}
          onChange={(state) => state && change.mutate({ id: need.id, state: state as Need['state'] })}
        />
      )}
      {change.isError && <ErrorNote reason={change.error} />}
    </li>
  )
}

/** One line and Enter; the day only where they named one. */
const AddNeed = ({ customerId, caseId }: { customerId: string; caseId: string | undefined }) => {
  const { t } = useTranslation('known')
  const [words, setWords] = useState('')
  const [neededBy, setNeededBy] = useState('')
  const add = useAddNeed(customerId, () => {
    setWords('')
    setNeededBy('')
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim()) add.mutate({ words, neededBy: neededBy || null, caseId: caseId ?? null })
  }
  return (
    <form noValidate onSubmit={submit} className={classes.add}>
      <TextInput
        size="sm"
        aria-label={t('need.add')}
        placeholder={t('need.placeholder')}
        maxLength={300}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {words.trim() && (
        <div>
          <TextInput
            size="xs"
            type="date"
            label={t('need.neededBy')}
            value={neededBy}
            onChange={(event) => setNeededBy(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" loading={add.isPending}>
            {t('act.add', { ns: 'common' })}
          </Button>
        </div>
      )}
      {add.isError && <ErrorNote reason={add.error} />}
    </form>
  )
}
