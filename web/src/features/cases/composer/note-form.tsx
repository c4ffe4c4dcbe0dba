import { addNote, type Case } from '@heed/contract/cases.ts'
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { caseQuery } from '../case-queries.ts'
import { AttachedFiles } from './attached-files.tsx'
import classes from './composer.module.css'
import { keepDraft, readDraft } from './drafts.ts'
import { useAttachments } from './use-attachments.ts'

/** A note that only colleagues see. */
export const NoteForm = ({ item, onDone }: { item: Case; onDone: () => void }) => {
  const { t } = useTranslation('cases')
  const client = useQueryClient()
  const [text, setText] = useState(() => readDraft(item.id).note)
  const attachments = useAttachments()
  const add = useMutation({
    mutationFn: () =>
      call(addNote, {
        params: { id: item.id },
        body: { text: text.trim(), attachmentIds: attachments.files.map((file) => file.id) },
      }),
    onSuccess: async () => {
      keepDraft(item.id, { note: '' })
      await client.invalidateQueries({ queryKey: caseQuery(item.id).queryKey })
      onDone()
    },
  })
  const change = (next: string) => {
    setText(next)
    keepDraft(item.id, { note: next })
  }
  return (
    <>
      <Textarea
        variant="unstyled"
        className={classes.note}
        autosize
        minRows={2}
        maxRows={10}
        autoFocus
        maxLength={20_000}
        aria-label={t('reply.note')}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onPaste={(event) => event.clipboardData.files.length > 0 && attachments.add(event.clipboardData.files)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() && add.mutate()}
      />
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
