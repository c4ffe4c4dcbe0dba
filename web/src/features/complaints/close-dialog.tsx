import { type Case, changeCaseState } from '@heed/contract/cases.ts'
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import type { CaseActs } from '../cases/case-acts.ts'
import { complaintQuery } from './complaint-queries.ts'
import { JudgementForm } from './judgement-form.tsx'
import { isSolved } from './stage-reading.ts'

type CloseDialogProps = {
  item: Case
  acts: CaseActs
  leavingOpen?: string | undefined
  isOpen: boolean
  onClose: () => void
}

/** A complaint is closed when it is known whether the customer left satisfied: asked here, then closed. */
export const CloseDialog = ({ item, acts, leavingOpen, isOpen, onClose }: CloseDialogProps) => {
  const { t } = useTranslation('recovery')
  const { data: complaint } = useQuery({ ...complaintQuery(item.id), enabled: isOpen })
  // Only what is solved can be judged; closing says that it is.
  const solveFirst = async () => {
    if (complaint && !isSolved(complaint))
      await call(changeCaseState, { params: { id: item.id }, body: { state: 'solved', leavingOpen } })
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={<b>{t('judge.closeTitle')}</b>} size={480}>
      <JudgementForm
        caseId={item.id}
        go={t('judge.close')}
        before={solveFirst}
        onDone={() => {
          onClose()
          acts.setState(item, 'closed')
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}
