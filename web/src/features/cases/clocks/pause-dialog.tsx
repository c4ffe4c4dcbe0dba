import type { Case } from '@heed/contract/cases.ts'
import { Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../../settings/form-foot.tsx'
import { type PauseReason, pauseReasons, usePause } from './clock-acts.ts'

type PauseDialogProps = { item: Case; isOpen: boolean; onClose: () => void }

/** Clocks rest only for a reason, and in words that everybody reads. */
export const PauseDialog = ({ item, isOpen, onClose }: PauseDialogProps) => {
  const { t } = useTranslation('cases')
  const pause = usePause(item, onClose)
  const [reason, setReason] = useState<PauseReason>('customer_asked')
  const [words, setWords] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  return (
    <Modal opened={isOpen} onClose={onClose} title={<b>{t('clocks.pauseTitle')}</b>}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setEmpty(words.trim() === '')
          if (words.trim()) pause.mutate({ reason, words: words.trim() })
        }}
        noValidate
      >
        <Stack gap="md">
          <p className="quiet small">{t('clocks.pauseText')}</p>
          <Radio.Group label={t('clocks.reason')} value={reason} onChange={(value) => setReason(value as PauseReason)}>
            <Stack gap={8} mt={6}>
              {pauseReasons.map((value) => (
                <Radio key={value} value={value} label={t(`clock.pauseReason.${value}`, { ns: 'common' })} />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={t('clocks.words')}
            maxLength={500}
            value={words}
            error={isEmpty && t('needed', { ns: 'common' })}
            onChange={({ currentTarget: { value } }) => setWords(value)}
          />
          <FormFoot problem={pause.error} isBusy={pause.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
