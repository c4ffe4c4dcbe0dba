import type { SpecialRequest } from '@heed/contract/special-requests.ts'
import { Button } from '@mantine/core'
import { IconCheck, IconHourglass, IconPackage, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, money, shortTime } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { AskShopsForm } from './ask-shops-form.tsx'
import { useRequestActs } from './request-queries.ts'
import own from './requests.module.css'
import { ShopLine } from './shop-line.tsx'
import { SourceForm } from './source-form.tsx'
import { WaitForm } from './wait-form.tsx'

const signs = {
  looking: { tone: 'warn', Icon: IconSearch },
  found: { tone: undefined, Icon: IconCheck },
  ordered: { tone: undefined, Icon: IconHourglass },
  arrived: { tone: undefined, Icon: IconPackage },
  told: { tone: 'met', Icon: IconCheck },
  given_up: { tone: 'met', Icon: IconCheck },
} as const

type RequestEntryProps = { request: SpecialRequest; withCase?: boolean }

/** One thing that a customer wants: how far it is, who was asked, and what to do next. */
export const RequestEntry = ({ request, withCase = false }: RequestEntryProps) => {
  const { t } = useTranslation('requests')
  const { tone, Icon } = signs[request.state]
  const { source, expectedOn, price, currency, neededBy, alternative, wait, toldBy, askedBy } = request
  return (
    <div className={classes.panel}>
      <div className={classes.top}>
        <h3>{[request.product, request.detail].filter(Boolean).join(', ')}</h3>
        <Chip tone={tone} icon={<Icon size={14} stroke={1.8} aria-hidden />}>
          {t(`state.${request.state}`)}
        </Chip>
      </div>
      {withCase && (
        <Link to="/cases/$caseId" params={{ caseId: request.case.id }} className="link">
          #{request.case.number} {[request.case.customer, request.case.subject].filter(Boolean).join(' · ')}
        </Link>
      )}
      {source && (
        <p>
          {expectedOn ? t('line.source', { source, day: calendarDay(expectedOn) }) : t('line.sourceOnly', { source })}
          {price !== null && ` · ${money(price, currency)}`}
        </p>
      )}
      {alternative && <p>{t('line.instead', { alternative })}</p>}
      {wait?.state === 'open' && <p>{t('line.wait', { time: shortTime(wait.dueAt) })}</p>}
      <p className={classes.meta}>
        {withCase && <span>{request.branch.name}</span>}
        {neededBy && <span>{t('line.neededBy', { time: shortTime(neededBy) })}</span>}
        {toldBy ? (
          <span>{t('line.told', { name: toldBy.name })}</span>
        ) : (
          askedBy && <span>{t('line.asked', { name: askedBy.name })}</span>
        )}
        <When at={request.toldAt ?? request.askedAt} />
      </p>
      {request.shops.length > 0 && (
        <ul className={own.shops}>
          {request.shops.map((shop) => (
            <ShopLine key={shop.id} shop={shop} request={request} />
          ))}
        </ul>
      )}
      <Acts request={request} />
    </div>
  )
}

const Acts = ({ request }: { request: SpecialRequest }) => {
  const { t } = useTranslation('requests')
  const may = useMay()
  const { change } = useRequestActs(request.id)
  const [open, setOpen] = useState<'edit' | 'ask' | 'wait'>()
  const close = () => setOpen(undefined)
  const isOver = request.state === 'told' || request.state === 'given_up'
  const canBeTold = (request.source && request.expectedOn) || request.alternative
  if (!may('case:edit')) return null
  return (
    <>
      <div className={classes.acts}>
        {!isOver && canBeTold && (
          <Button
            size="xs"
            variant="filled"
            loading={change.isPending}
            onClick={() => change.mutate({ state: 'told' })}
          >
            {t('act.told')}
          </Button>
        )}
        <Button size="xs" onClick={() => setOpen('edit')}>
          {t('act.edit')}
        </Button>
        {!isOver && (
          <Button size="xs" onClick={() => setOpen('ask')}>
            {t('act.ask')}
          </Button>
        )}
        {!isOver && request.wait?.state !== 'open' && may('promise:edit') && (
          <Button size="xs" onClick={() => setOpen('wait')}>
            {t('act.wait')}
          </Button>
        )}
      </div>
      {change.isError && <ErrorNote reason={change.error} />}
      <EditDrawer title={open ? t(`act.${open}`) : ''} isOpen={open !== undefined} onClose={close}>
        {open === 'edit' && <SourceForm request={request} onDone={close} />}
        {open === 'ask' && <AskShopsForm request={request} onDone={close} />}
        {open === 'wait' && <WaitForm request={request} onDone={close} />}
      </EditDrawer>
    </>
  )
}
