import type { Case } from '@heed/contract/cases.ts'
import type { Remedy } from '@heed/contract/remedies.ts'
import { Button } from '@mantine/core'
import { IconClock, IconPlus, IconTag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { duration } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { timelineQuery } from '../cases/case-queries.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { GiftForm } from './gift/gift-form.tsx'
import classes from './remedies.module.css'
import { RemedyEntry } from './remedy-entry.tsx'
import { caseRemediesQuery } from './remedy-queries.ts'
import { TellCustomer } from './tell-customer.tsx'

type RemediesPanelProps = { item: Case; onAnswer: () => void }

/** What a customer is offered for what went wrong: in every complaint, and wherever something was offered. */
export const RemediesPanel = ({ item, onAnswer }: RemediesPanelProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const may = useMay()
  const remedies = useQuery({ ...caseRemediesQuery(item.id), enabled: may('remedy:read') })
  const [isOffering, setOffering] = useState(false)
  const [told, setTold] = useState<string[]>([])
  const items = remedies.data?.items ?? []
  const panel = useQuestionInSight(
    item.id,
    items.some(({ mayDecide }) => mayDecide),
  )
  if (!may('remedy:read') || (item.kind !== 'complaint' && items.length === 0)) return null
  const mayGive = may('remedy:give') && remedies.data !== undefined
  const done = (given: Remedy[]) => {
    setOffering(false)
    setTold(given.filter(({ state }) => state === 'granted').map(({ id }) => id))
  }
  return (
    <section ref={panel} id="case-remedies" className={classes.panel} aria-label={t('panel.title')}>
      <header className={classes.head}>
        <IconTag size={17} stroke={1.7} aria-hidden />
        <h2>{t('panel.title')}</h2>
        <TimeToDecide items={items} />
        {mayGive && (
          <Button
            size="xs"
            className={classes.offer}
            leftSection={<IconPlus size={15} stroke={1.8} />}
            onClick={() => setOffering(true)}
          >
            {t('panel.offer')}
          </Button>
        )}
      </header>
      {remedies.isError && <ErrorNote reason={remedies.error} onRetry={() => remedies.refetch()} />}
      {remedies.data && items.length === 0 && <p className={classes.none}>{t('panel.none')}</p>}
      {remedies.data && items.length > 0 && (
        <ul className={classes.entries}>
          {items.map((remedy) => (
            <RemedyEntry
              key={remedy.id}
              remedy={remedy}
              of={remedies.data}
              onGranted={() => setTold([remedy.id])}
              onTell={() => setTold([remedy.id])}
            />
          ))}
        </ul>
      )}
      {told.length > 0 && (
        <TellCustomer
          key={told.join()}
          item={item}
          remedies={items.filter(({ id, state }) => told.includes(id) && state === 'granted')}
          onAnswer={onAnswer}
          onClose={() => setTold([])}
        />
      )}
      <EditDrawer title={t('panel.offer')} size={560} isOpen={isOffering} onClose={() => setOffering(false)}>
        {remedies.data && (
          <GiftForm caseId={item.id} of={remedies.data} onDone={done} onCancel={() => setOffering(false)} />
        )}
      </EditDrawer>
    </section>
  )
}

/** A case opens at its newest words; whoever has something to decide is led to the question instead. */
const useQuestionInSight = (caseId: string, isAsked: boolean) => {
  const panel = useRef<HTMLElement>(null)
  const { isSuccess } = useQuery(timelineQuery(caseId))
  useEffect(() => {
    if (!isAsked || !isSuccess) return
    // After the timeline, which leads to its end once it is there.
    const frame = requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'center' }))
    return () => cancelAnimationFrame(frame)
  }, [isAsked, isSuccess])
  return panel
}

/** The shortest time that somebody has left to decide. */
const TimeToDecide = ({ items }: { items: Remedy[] }) => {
  const { t } = useTranslation('remedies')
  const now = useNow()
  const first = items.flatMap(({ decideBy }) => decideBy ?? []).toSorted()[0]
  if (first === undefined) return null
  const seconds = (Date.parse(first) - now.getTime()) / 1000
  return (
    <span className={classes.chip}>
      <Chip tone="warn" icon={<IconClock size={14} stroke={1.8} aria-hidden />}>
        {seconds > 0 ? t('panel.toDecide', { time: duration(seconds) }) : t('panel.timeOver')}
      </Chip>
    </span>
  )
}
