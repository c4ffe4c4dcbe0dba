import { type DutySpan, setDuty } from '@heed/contract/duty.ts'
import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { weekdayName } from '../../ui/format.ts'
import { TimeField } from '../../ui/time-field.tsx'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { Card } from '../settings/page-frame.tsx'
import classes from './duty.module.css'
import { weekQuery } from './duty-queries.ts'
import { endFor, wallTime } from './wall-time.ts'

/** The week of a branch, a line a duty; an end before its beginning is of the next day. */
export const WeekEditor = ({ branchId, mayEdit }: { branchId: string; mayEdit: boolean }) => {
  const week = useQuery(weekQuery(branchId))
  if (week.isError) return <ErrorNote reason={week.error} onRetry={() => week.refetch()} />
  if (!week.data) return null
  return <Week key={week.dataUpdatedAt} branchId={branchId} mayEdit={mayEdit} known={week.data.spans} />
}

type WeekProps = { branchId: string; mayEdit: boolean; known: DutySpan[] }

const days = [1, 2, 3, 4, 5, 6, 7]

const Week = ({ branchId, mayEdit, known }: WeekProps) => {
  const { t } = useTranslation('duty')
  const client = useQueryClient()
  const colleagues = useColleagues(branchId)
  const [spans, setSpans] = useState(known.map((span, index) => ({ ...span, key: index })))
  const save = useMutation({
    mutationFn: () =>
      call(setDuty, {
        params: { id: branchId },
        body: { spans: spans.map(({ memberId, weekday, from, to }) => ({ memberId, weekday, from, to })) },
      }),
    onSuccess: () => {
      toast({ text: t('week.saved') })
      return client.invalidateQueries({ queryKey: ['duty'] })
    },
  })
  const change = (key: number, changed: Partial<DutySpan>) =>
    setSpans(spans.map((span) => (span.key === key ? { ...span, ...changed } : span)))
  const nameOf = (memberId: string) => colleagues.find(({ id }) => id === memberId)?.name ?? ''
  const add = () =>
    setSpans([
      ...spans,
      {
        key: Math.max(-1, ...spans.map(({ key }) => key)) + 1,
        memberId: colleagues[0]?.id ?? '',
        weekday: 1,
        from: '09:00',
        to: '18:00',
      },
    ])
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {spans.length === 0 && <p className="quiet">{t('week.empty')}</p>}
        <ul className={classes.week}>
          {spans.map((span) => (
            <li key={span.key}>
              <Select
                aria-label={t('week.day')}
                disabled={!mayEdit}
                allowDeselect={false}
                data={days.map((day) => ({ value: String(day), label: weekdayName(String(day)) }))}
                value={String(span.weekday)}
                onChange={(value) => change(span.key, { weekday: Number(value) })}
              />
              <Select
                aria-label={t('week.who')}
                disabled={!mayEdit}
                allowDeselect={false}
                searchable
                data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
                value={span.memberId}
                onChange={(value) => change(span.key, { memberId: value ?? span.memberId })}
              />
              <TimeField
                label={t('week.from')}
                value={span.from}
                isDisabled={!mayEdit}
                onChange={(from) => change(span.key, { from, to: endFor(from, wallTime(span.to)) })}
              />
              <TimeField
                label={t('week.to')}
                value={wallTime(span.to)}
                isEnd
                isDisabled={!mayEdit}
                onChange={(to) => change(span.key, { to: endFor(span.from, to) })}
              />
              <small className={classes.next}>{span.to > '24:00' ? t('week.next') : ''}</small>
              {mayEdit && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={t('week.remove', {
                    name: nameOf(span.memberId),
                    day: weekdayName(String(span.weekday)),
                  })}
                  onClick={() => setSpans(spans.filter(({ key }) => key !== span.key))}
                >
                  <IconX size={17} stroke={1.7} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
        {mayEdit && (
          <>
            <Button
              className={classes.add}
              leftSection={<IconPlus size={16} stroke={1.8} />}
              disabled={colleagues.length === 0}
              onClick={add}
            >
              {t('week.add')}
            </Button>
            <FormFoot problem={save.error} isBusy={save.isPending} />
          </>
        )}
      </form>
    </Card>
  )
}
