import type { Case } from '@heed/contract/cases.ts'
import { useDisclosure } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { isProblem } from '../../app/problem.ts'
import { useMay, useMe } from '../../app/session.ts'
import { usePageKeys } from '../../ui/page-keys.ts'
import { CaseAlerts } from '../alerts/case-alerts.tsx'
import { ClosingCard } from '../closing/closing-card.tsx'
import { ConfirmDialog } from '../closing/confirm-dialog.tsx'
import { CloseDialog } from '../complaints/close-dialog.tsx'
import { ComplaintPanel } from '../complaints/complaint-panel.tsx'
import { useLeaving } from '../complaints/use-leaving.tsx'
import { PromiseDialog } from '../promises/promise-dialog.tsx'
import { RemediesPanel } from '../remedies/remedies-panel.tsx'
import { type CaseActs, useCaseActs } from './case-acts.ts'
import classes from './case-desk.module.css'
import { CaseHead } from './case-head.tsx'
import { CaseStrip } from './case-strip.tsx'
import { CaseClocks } from './clocks/case-clocks.tsx'
import { Collision } from './collision.tsx'
import { Composer, type ComposerHandle } from './composer/composer.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { KeySheet } from './key-sheet.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { useCaseSearch } from './use-case-search.ts'

const CaseAdvice = lazy(() => import('../advice/case-advice.tsx').then((file) => ({ default: file.CaseAdvice })))
const WinBackPanel = lazy(() =>
  import('../win-back/win-back-panel.tsx').then((file) => ({ default: file.WinBackPanel })),
)
const CaseRequests = lazy(() =>
  import('../requests/case-requests.tsx').then((file) => ({ default: file.CaseRequests })),
)

type CaseDeskProps = { item: Case; isPhone: boolean; hasRoom: boolean }

/** The case itself: what it is, its clocks, what was said, and the answer. */
export const CaseDesk = ({ item, isPhone, hasRoom }: CaseDeskProps) => {
  const [isJudging, judging] = useDisclosure()
  const [isConfirming, confirming] = useDisclosure()
  const leaving = useLeaving(item)
  const [leftOpen, setLeftOpen] = useState<string>()
  const plain = useCaseActs((reason) => {
    const isAsked = isProblem(reason, 'complaint.judgement_needed')
    if (isAsked) judging.open()
    const isUnconfirmed = isProblem(reason, 'case.customer_not_confirmed')
    if (isUnconfirmed) confirming.open()
    return isAsked || isUnconfirmed
  })
  const setState: CaseActs['setState'] = async (of, state, snoozedUntil, options) => {
    if (options || (state !== 'solved' && state !== 'closed')) return plain.setState(of, state, snoozedUntil, options)
    await leaving.leave(state, (leavingOpen) => {
      setLeftOpen(leavingOpen)
      plain.setState(of, state, undefined, { leavingOpen })
    })
  }
  const acts = { ...plain, setState }
  /** After another question was asked: what was said about the things left open still holds. */
  const ending: CaseActs = {
    ...plain,
    setState: (of, state) => plain.setState(of, state, undefined, { leavingOpen: leftOpen }),
  }
  const may = useMay()
  const { workspace } = useMe()
  const search = useCaseSearch()
  const go = useNavigate()
  const composer = useRef<ComposerHandle>(null)
  const [isWriting, setWriting] = useState(false)
  const [isAssigning, setAssigning] = useState(false)
  const [isHandingOver, handOver] = useDisclosure()
  const [isPromising, promising] = useDisclosure()
  const [isAsking, asking] = useDisclosure()
  const [isKeysOpen, keys] = useDisclosure()
  const mayEdit = may('case:edit')
  usePageKeys([
    ['r', () => composer.current?.answer()],
    ['n', () => composer.current?.note()],
    ['a', () => may('case:assign') && setAssigning(true)],
    ['h', () => may('case:assign') && handOver.open()],
    ['p', () => may('promise:edit') && promising.open()],
    ['e', () => mayEdit && acts.setState(item, item.state === 'solved' ? 'open' : 'solved')],
    ['Escape', () => go({ to: '/cases', search })],
    ['shift+?', keys.open],
  ])
  return (
    <>
      <CaseHead
        item={item}
        acts={acts}
        isPhone={isPhone}
        hasRoom={hasRoom}
        onHandOver={handOver.open}
        onPromise={promising.open}
        onAsk={asking.open}
        onKeys={keys.open}
        assigning={{ isOpen: isAssigning, set: setAssigning }}
      />
      <div className={classes.scroll}>
        <div className={classes.top} data-fixed={item.kind !== 'complaint'}>
          <CaseStrip item={item} acts={acts} isPhone={isPhone} />
          <CaseClocks item={item} onPromise={promising.open} />
        </div>
        <CaseAlerts item={item} onAnswer={() => composer.current?.answer()} />
        {item.state === 'solved' && workspace.closesByCustomer && <ClosingCard item={item} />}
        <ComplaintPanel item={item} />
        <RemediesPanel item={item} onAnswer={() => composer.current?.answer()} />
        <Suspense>
          <CaseAdvice item={item} isAsking={isAsking} onClose={asking.close} />
        </Suspense>
        <Suspense>
          <WinBackPanel item={item} />
        </Suspense>
        <Suspense>
          <CaseRequests item={item} />
        </Suspense>
        <Timeline item={item} />
      </div>
      <div className={classes.foot}>
        <Collision caseId={item.id} isWriting={isWriting} />
        {(may('case:answer') || mayEdit) && (
          <Composer ref={composer} item={item} onWriting={setWriting} isPhone={isPhone} />
        )}
      </div>
      <HandOverDialog item={item} acts={acts} isOpen={isHandingOver} onClose={handOver.close} />
      <PromiseDialog item={item} isOpen={isPromising} onClose={promising.close} />
      <CloseDialog item={item} acts={ending} leavingOpen={leftOpen} isOpen={isJudging} onClose={judging.close} />
      {leaving.dialog}
      <ConfirmDialog key={item.id} item={item} acts={ending} isOpen={isConfirming} onClose={confirming.close} />
      <KeySheet isOpen={isKeysOpen} onClose={keys.close} />
    </>
  )
}
