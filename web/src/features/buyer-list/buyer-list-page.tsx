import type { getBuyerList } from '@heed/contract/buyer-list.ts'
import { Button, Select } from '@mantine/core'
import { IconDownload, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { downloadCsv } from '../../ui/chart/csv.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { monthName } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useColleagues } from '../members/use-colleagues.ts'
import prevention from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './buyer-list.module.css'
import { buyerListQuery, useNameBuyer } from './buyer-queries.ts'
import { lastMonths } from './last-months.ts'
import { ProductRow } from './product-row.tsx'
import { PutForm } from './put-form.tsx'

type List = z.output<typeof getBuyerList.response>

/** What customers complain about, product by product, and what the buyer decides; to print, or as a table. */
export const BuyerListPage = () => {
  const { t } = useTranslation('buyer')
  const may = useMay()
  const go = useNavigate()
  const search = useSearch({ from: '/shell/buyer-list' })
  const months = lastMonths(new Date(), 13)
  const month = search.month ?? months[1] ?? ''
  const list = useQuery(buyerListQuery(month))
  const [putting, setPutting] = useState<string>()
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        may('prevention:act') && (
          <div className={classes.onScreen}>
            <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setPutting('')}>
              {t('add')}
            </Button>
          </div>
        )
      }
    >
      <div className={prevention.body}>
        <div className={classes.tools}>
          <Select
            className={classes.month}
            label={t('month')}
            allowDeselect={false}
            data={[...new Set([month, ...months])]
              .toSorted()
              .reverse()
              .map((value) => ({ value, label: monthName(value) }))}
            value={month}
            onChange={(value) => go({ to: '/buyer-list', search: { month: value ?? undefined }, replace: true })}
          />
          {list.data && <Buyer buyer={list.data.buyer} />}
          {list.data && list.data.items.length > 0 && <TakeAway list={list.data} />}
        </div>
        {list.isPending && <PageSkeleton rows={5} />}
        {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
        {list.data?.items.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
        {list.data && list.data.items.length > 0 && (
          <Sheet label={`${t('title')}: ${monthName(month)}`}>
            {list.data.items.map((item) => (
              <ProductRow key={item.id} item={item} month={month} buyer={list.data.buyer} />
            ))}
          </Sheet>
        )}
        {list.data && list.data.others.length > 0 && (
          <Others others={list.data.others} onPut={may('prevention:act') ? setPutting : undefined} />
        )}
      </div>
      <EditDrawer title={t('add')} isOpen={putting !== undefined} onClose={() => setPutting(undefined)}>
        <PutForm key={putting} product={putting ?? ''} onDone={() => setPutting(undefined)} />
      </EditDrawer>
    </PageFrame>
  )
}

const Buyer = ({ buyer }: { buyer: List['buyer'] }) => {
  const { t } = useTranslation('buyer')
  const may = useMay()
  const colleagues = useColleagues(undefined)
  const name = useNameBuyer()
  if (!may('prevention:edit'))
    return (
      <p className={classes.buyer}>
        <b>{t('buyer')}</b> {buyer?.name ?? t('nobody')}
      </p>
    )
  const people = buyer && !colleagues.some(({ id }) => id === buyer.id) ? [buyer, ...colleagues] : colleagues
  return (
    <Select
      className={classes.who}
      label={t('buyer')}
      description={t('buyerHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      searchable={people.length > 8}
      data={[{ value: '', label: t('nobody') }, ...people.map(({ id, name: label }) => ({ value: id, label }))]}
      value={buyer?.id ?? ''}
      disabled={name.isPending}
      onChange={(id) => name.mutate(id || null, { onError: (reason) => toastProblem(reason, t('buyer')) })}
    />
  )
}

const TakeAway = ({ list }: { list: List }) => {
  const { t } = useTranslation('buyer')
  const save = () =>
    downloadCsv(`${t('title')} ${list.month}`, [
      [
        t('product'),
        t('wish'),
        t('column.inMonth'),
        t('column.inAll'),
        t('decision'),
        t('why'),
        t('column.day'),
        t('column.by'),
      ],
      ...list.items.map(({ product, words, inMonth, complaints, decisions: [last] }) => [
        product,
        words,
        inMonth,
        complaints,
        last ? t(`decisions.${last.decision}`) : null,
        last?.words ?? null,
        last?.at.slice(0, 10) ?? null,
        last?.by?.name ?? null,
      ]),
    ])
  return (
    <div className={classes.take}>
      <Button variant="default" leftSection={<IconPrinter size={16} stroke={1.7} />} onClick={() => window.print()}>
        {t('print')}
      </Button>
      <Button variant="default" leftSection={<IconDownload size={16} stroke={1.7} />} onClick={save}>
        {t('csv')}
      </Button>
    </div>
  )
}

type OthersProps = { others: List['others']; onPut: ((product: string) => void) | undefined }

const Others = ({ others, onPut }: OthersProps) => {
  const { t } = useTranslation('buyer')
  return (
    <PageSection title={t('others.title')}>
      <Sheet label={t('others.title')}>
        {others.map(({ product, complaints }) => (
          <li key={product} className={prevention.row}>
            <div className={prevention.top}>
              <h3>{product}</h3>
              {onPut && (
                <div className={classes.onScreen}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('others.put')}: ${product}`}
                    onClick={() => onPut(product)}
                  >
                    {t('others.put')}
                  </Button>
                </div>
              )}
            </div>
            <p className={prevention.meta}>{t('complaints', { n: complaints })}</p>
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}
