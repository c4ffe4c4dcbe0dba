import type { Case } from '@heed/contract/cases.ts'
import { Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/session.ts'
import { showOddTime } from '../../../ui/time-field.tsx'
import { BestTimeField } from '../../customers/best-time-field.tsx'
import { TimeChoice } from '../../promises/time-choice.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import { useClockAct } from './clock-acts.ts'

type NeedDialogProps = { item: Case; isOpen: boolean; onClose: () => void }

/** When the customer needs it, on the branch's wall clock. */
export const NeedDialog = ({ item, isOpen, onClose }: NeedDialogProps) => {
  const { t } = useTranslation('cases')
  const { branches } = useMe()
  const act = useClockAct(item)
  const [at, setAt] = useState(item.neededBy)
  const own = item.wishes.bestTime?.from === 'case' ? item.wishes.bestTime.span : null
  const [bestTime, setBestTime] = useState(own)
  const zone = branches.find(({ id }) => id === item.branch.id)?.zone ?? 'UTC'
  return (
    <Modal opened={isOpen} onClose={onClose} title={<b>{t('clocks.needTitle')}</b>} size={520}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (showOddTime(event.currentTarget)) return
          act.mutate({ neededBy: at, bestTime }, { onSuccess: onClose })
        }}
      >
        <Stack gap="md">
          <p className="quiet small">{t('clocks.needText')}</p>
          <TimeChoice
            caseId={item.id}
            zone={zone}
            label={t('clocks.needDay')}
            value={at}
            none={t('clocks.needNone')}
            onChange={setAt}
          />
          <BestTimeField
            label={t('clocks.needBestTime')}
            description={t('clocks.needBestTimeText')}
            value={bestTime}
            onChange={setBestTime}
          />
          <FormFoot problem={act.error} isBusy={act.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
