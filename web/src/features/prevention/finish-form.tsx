import type { CorrectiveAction } from '@heed/contract/corrective-actions.ts'
import { Button, FileButton, Stack, Textarea } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttachedFiles } from '../cases/composer/attached-files.tsx'
import { useAttachments } from '../cases/composer/use-attachments.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useFinishCorrective } from './prevention-queries.ts'

/** Done, and how one can see it; from now on it is watched whether the cause comes again. */
export const FinishForm = ({ action, onDone }: { action: CorrectiveAction; onDone: () => void }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const [proof, setProof] = useState('')
  const [isTried, setTried] = useState(false)
  const attachments = useAttachments()
  const finish = useFinishCorrective(action.id, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (proof.trim() && attachments.uploading.length === 0)
      finish.mutate({ proof: proof.trim(), attachmentIds: attachments.files.map(({ id }) => id) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Textarea
          label={t('corrective.proof')}
          description={t('corrective.proofHint', { days: action.checkDays })}
          autoFocus
          autosize
          minRows={2}
          maxLength={2000}
          value={proof}
          error={isTried && !proof.trim() && t('common:needed')}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
        <AttachedFiles attachments={attachments} />
        <FileButton multiple onChange={(files) => attachments.add(files)}>
          {(props) => (
            <Button {...props} size="xs" w="fit-content" leftSection={<IconPaperclip size={15} stroke={1.7} />}>
              {t('corrective.addFile')}
            </Button>
          )}
        </FileButton>
        <FormFoot problem={finish.error} isBusy={finish.isPending} go={t('corrective.finish')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
