import { addNote, type Case } from '@heed/contract/cases.ts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { caseQuery } from '../case-queries.ts'
import { AttachedFiles } from './attached-files.tsx'
import classes from './composer.module.css'
import { PlainWords, useDraft } from './plain-words.tsx'
import { PromiseOffer } from './promise-offer.tsx'
import { useAttachments } from './use-attachments.ts'

/** A note that only colleagues see. */
export const NoteForm = ({ item, onDone }: { item: Case; onDone: () => void }) => {
  const { t } = useTranslation('cases')
  const client = useQueryClient()
  const [text, change] = useDraft(item, 'note')
  const attachments = useAttachments()
  const add = useMutation({
    mutationFn: () =>
      call(addNote, {
        params: { id: item.id },
        body: { text: text.trim(), attachmentIds: attachments.files.map((file) => file.id) },
      }),
    onSuccess: async () => {
      change('')
      await client.invalidateQueries({ queryKey: caseQuery(item.id).queryKey })
      onDone()
    },
  })
  return (
    <>
      <PlainWords
        aria-label={t('reply.note')}
        value={text}
        onChange={change}
        onPaste={(event) => event.clipboardData.files.length > 0 && attachments.add(event.clipboardData.files)}
        onSend={() => add.mutate()}
      />
      <PromiseOffer item={item} text={text} />
      <AttachedFiles attachments={attachments} />
      {add.isError && <ErrorNote reason={add.error} />}
      <footer className={classes.foot}>
        <Button
          variant="filled"
          className={classes.alone}
          disabled={!text.trim()}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          {t('reply.save')}
        </Button>
      </footer>
    </>
  )
}
