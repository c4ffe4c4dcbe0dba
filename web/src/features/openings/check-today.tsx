import type { OpeningCheck } from '@heed/contract/opening-checks.ts'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, hourOf } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { itemName } from './item-name.ts'
import { openingQuery, useMarkOpening } from './opening-queries.ts'
import classes from './openings.module.css'

/** Today's check: each thing by one tap, goods by their number. */
export const CheckToday = ({ branchId, zone }: { branchId: string; zone: string }) => {
  const { t } = useTranslation('openings')
  const query = useQuery(openingQuery(branchId))
  if (query.isPending) return <PageSkeleton rows={4} />
  if (query.isError) return <ErrorNote reason={query.error} onRetry={() => query.refetch()} />
  const { check } = query.data
  if (!check) return <EmptyState title={t('today.none')} text={t('today.noneText')} />
  return (
    <section>
      <Standing check={check} zone={zone} />
      <Sheet label={t('title')}>
        {check.items.map((item) => (
          <Row key={item.id} item={item} check={check} zone={zone} />
        ))}
      </Sheet>
    </section>
  )
}

const Standing = ({ check, zone }: { check: OpeningCheck; zone: string }) => {
  const { t } = useTranslation('openings')
  const { doneAt, doneBy, missed, items } = check
  const left = items.filter(({ mark }) => mark === null).length
  const words = doneAt
    ? t('today.done', { time: hourOf(doneAt, zone), name: doneBy?.name ?? '' })
    : `${t('today.left', { n: left, all: items.length })} · ${t('today.by', { time: hourOf(check.dueAt, zone) })}`
  return (
    <p className={classes.standing} role="status" data-tone={missed ? 'missed' : doneAt ? 'all' : 'open'}>
      <b>{calendarDay(check.day)}</b> {[words, missed && t('today.missed')].filter(Boolean).join(' · ')}
    </p>
  )
}

type Item = OpeningCheck['items'][number]

const Row = ({ item, check, zone }: { item: Item; check: OpeningCheck; zone: string }) => {
  const { t } = useTranslation('openings')
  const may = useMay()
  const mark = useMarkOpening(check.branch.id)
  const name = itemName(item)
  const say = (counted: number | null) =>
    mark.mutate({ openingId: check.id, itemId: item.id, counted }, { onError: (reason) => toastProblem(reason, name) })
  const isBelow = item.goods !== null && item.mark !== null && (item.mark.counted ?? 0) < item.goods.minimum
  return (
    <li className={classes.row} data-done={item.mark !== null}>
      <div>
        <h3>{name}</h3>
        {item.goods && <p>{t('atLeast', { n: item.goods.minimum })}</p>}
        {item.corrective && <p>{t('for', { words: item.corrective.words })}</p>}
        {item.mark && (
          <p className={classes.by}>
            {[
              item.mark.counted !== null && t('counted', { n: item.mark.counted }),
              hourOf(item.mark.at, zone),
              item.mark.by?.name,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {isBelow && <p className={classes.below}>{t('tooFew')}</p>}
      </div>
      {may('prevention:record') &&
        (item.goods ? (
          <Count name={name} isNoted={item.mark !== null} isBusy={mark.isPending} onCount={say} />
        ) : item.mark ? (
          <span className={classes.ticked} role="img" aria-label={t('tick')}>
            <IconCheck size={22} />
          </span>
        ) : (
          <Button
            size="md"
            className={classes.act}
            aria-label={`${t('tick')}: ${name}`}
            loading={mark.isPending}
            leftSection={<IconCheck size={18} />}
            onClick={() => say(null)}
          >
            {t('tick')}
          </Button>
        ))}
    </li>
  )
}

type CountProps = { name: string; isNoted: boolean; isBusy: boolean; onCount: (counted: number) => void }

const Count = ({ name, isNoted, isBusy, onCount }: CountProps) => {
  const { t } = useTranslation('openings')
  const [counted, setCounted] = useState<number | string>('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typeof counted !== 'number') return
    onCount(counted)
    setCounted('')
  }
  return (
    <form className={classes.count} onSubmit={submit} noValidate>
      <NumberField
        size="md"
        aria-label={`${t('count')} ${name}`}
        placeholder={t('count')}
        inputMode="numeric"
        min={0}
        max={1_000_000}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        value={counted}
        onChange={setCounted}
      />
      <Button
        type="submit"
        size="md"
        variant={isNoted ? 'default' : 'filled'}
        aria-label={`${t(isNoted ? 'change' : 'note')}: ${name}`}
        disabled={typeof counted !== 'number'}
        loading={isBusy}
      >
        {t(isNoted ? 'change' : 'note')}
      </Button>
    </form>
  )
}
