import type { AuditTemplate } from '@heed/contract/audits.ts'
import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toastProblem } from '../../app/toast.tsx'
import { inWords } from '../surveys/survey-words.ts'
import { useRetireList } from './face-queries.ts'

/** Asks once: no audit begins with it any more. */
export const RetireList = ({ list, onDone }: { list: AuditTemplate; onDone: () => void }) => {
  const { t } = useTranslation('audits')
  const [isAsking, setAsking] = useState(false)
  const retire = useRetireList(list.id)
  const name = inWords(list.content.name)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('lists.retire')}</Button>
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={name} centered>
        <Stack gap="md">
          <p>{t('lists.retireAsk')}</p>
          <Group gap={8}>
            <Button
              variant="filled"
              loading={retire.isPending}
              onClick={() =>
                retire.mutate(undefined, { onSuccess: onDone, onError: (reason) => toastProblem(reason, name) })
              }
            >
              {t('lists.retire')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('lists.retireKeep')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
