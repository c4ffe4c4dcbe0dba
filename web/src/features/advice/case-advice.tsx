import type { Advice } from '@heed/contract/advice.ts'
import type { Case } from '@heed/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconHelpHexagon } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { When } from '../../ui/when.tsx'
import panel from '../remedies/remedies.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import classes from './advice.module.css'
import { caseAdviceQuery, useAdviceActs } from './advice-queries.ts'
import { AdviceSaid } from './advice-said.tsx'
import { AskForm } from './ask-form.tsx'
import { BothClocks } from './both-clocks.tsx'

type CaseAdviceProps = { item: Case; isAsking: boolean; onClose: () => void }

/** What deciders were asked about a case and what they said; asked from the menu of the case. */
export const CaseAdvice = ({ item, isAsking, onClose }: CaseAdviceProps) => {
  const { t } = useTranslation('advice')
  const advice = useQuery(caseAdviceQuery(item.id))
  const items = advice.data?.items ?? []
  return (
    <>
      {(items.length > 0 || advice.isError) && (
        <section className={panel.panel} aria-label={t('title')}>
          <header className={panel.head}>
            <IconHelpHexagon size={17} stroke={1.7} aria-hidden />
            <h2>{t('title')}</h2>
          </header>
          {advice.isError && <ErrorNote reason={advice.error} onRetry={() => advice.refetch()} />}
          <ul className={panel.entries}>
            {items.map((one) => (
              <Entry key={one.id} advice={one} />
            ))}
          </ul>
        </section>
      )}
      <EditDrawer title={t('ask')} isOpen={isAsking} onClose={onClose} isKept>
        <AskForm caseId={item.id} branchId={item.branch.id} onDone={onClose} />
      </EditDrawer>
    </>
  )
}

const Entry = ({ advice }: { advice: Advice }) => {
  const { t } = useTranslation('advice')
  const { withdraw } = useAdviceActs(advice.id)
  const isWaiting = advice.state === 'waiting'
  return (
    <li className={classes.entry}>
      <div>
        <b>{advice.question}</b>
        <p className={classes.from}>
          {t('asks', { name: advice.askedBy?.name ?? t('program') })} · <When at={advice.askedAt} />
        </p>
      </div>
      {isWaiting && advice.options.length > 0 && (
        <p className={classes.options}>
          {advice.options.map((option, place) => (
            <Chip key={`${place} ${option}`}>{option}</Chip>
          ))}
        </p>
      )}
      {isWaiting && <BothClocks advice={advice} />}
      <AdviceSaid advice={advice} />
      {(advice.mayAnswer || advice.mayWithdraw) && (
        <div className={classes.acts}>
          {advice.mayAnswer && (
            <Button
              size="xs"
              variant="filled"
              renderRoot={(props) => <Link to="/advice/$adviceId" params={{ adviceId: advice.id }} {...props} />}
            >
              {t('act.answer')}
            </Button>
          )}
          {advice.mayWithdraw && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate()}
            >
              {t('act.withdraw')}
            </Button>
          )}
        </div>
      )}
      {withdraw.isError && <ErrorNote reason={withdraw.error} />}
    </li>
  )
}
