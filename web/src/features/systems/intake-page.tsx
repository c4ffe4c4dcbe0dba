import { countIntake, type IntakeItem, intakeStates, listIntake, replayIntake } from '@heed/contract/channels.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { reasonText } from '../../app/problem.ts'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { fileSize, number } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import { LedgerPage, LedgerRow, ledgerWhen } from './ledger-page.tsx'
import { RetryButton } from './retry-button.tsx'

type State = IntakeItem['state']

const tones = {
  received: 'run',
  understood: 'met',
  duplicate: undefined,
  quarantined: 'over',
  set_aside: 'hold',
} as const

/** Every received item accounted for; what could not be understood stands here until someone looks. */
export const IntakePage = () => {
  const { t } = useTranslation('systems')
  const [state, setState] = useState<State>()
  const counts = useQuery({ queryKey: ['intake', 'counts'], queryFn: ({ signal }) => call(countIntake, { signal }) })
  const label = (key: State) => `${t(`intake.state.${key}`)}${counts.data ? ` ${number(counts.data[key])}` : ''}`
  return (
    <LedgerPage
      title={t('intake.title')}
      intro={t('intake.intro')}
      queryKey={['intake', 'list', state]}
      load={(cursor, signal) => call(listIntake, { query: { state, cursor, limit: 50 }, signal })}
      tabs={[
        { key: 'all', label: t('all'), isChosen: state === undefined, onChoose: () => setState(undefined) },
        ...intakeStates.map((key) => ({
          key,
          label: label(key),
          isChosen: state === key,
          onChoose: () => setState(key),
        })),
      ]}
      row={(item: IntakeItem) => <IntakeRow item={item} />}
      empty={{ title: t('intake.empty'), text: t('intake.emptyText') }}
    />
  )
}

const IntakeRow = ({ item }: { item: IntakeItem }) => {
  const { t } = useTranslation('systems')
  const may = useMay()
  return (
    <LedgerRow
      title={item.subject || t('intake.noSubject')}
      more={
        <>
          {[item.sender, item.channelName, t(`intake.via.${item.via}`), fileSize(item.size)]
            .filter(Boolean)
            .join(' · ')}
          {item.problem && <> · {reasonText(item.problem)}</>}
        </>
      }
      side={
        <>
          {item.caseId && item.caseNumber !== null && (
            <Link to="/cases/$caseId" params={{ caseId: item.caseId }} className="link">
              #{item.caseNumber}
            </Link>
          )}
          <Chip tone={tones[item.state]}>{t(`intake.state.${item.state}`)}</Chip>
          <When at={item.receivedAt} className={ledgerWhen} />
          {item.state === 'quarantined' && may('intake:replay') && (
            <RetryButton
              label={t('intake.replay')}
              run={() => call(replayIntake, { params: { id: item.id } })}
              refreshes={['intake']}
            />
          )}
        </>
      }
    />
  )
}
