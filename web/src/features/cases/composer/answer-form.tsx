import type { Case } from '@heed/contract/cases.ts'
import type { AnswerWay } from '@heed/contract/messaging.ts'
import { ActionIcon, FileButton } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../../../app/toast.tsx'
import { useLeaving } from '../../complaints/use-leaving.tsx'
import { timelineQuery } from '../case-queries.ts'
import { AttachedFiles } from './attached-files.tsx'
import classes from './composer.module.css'
import { isBlank, keepDraft, proposals, readDraft } from './drafts.ts'
import type { EditorHandle } from './editor.tsx'
import { takeOtherWay } from './other-way.ts'
import { holdAnswer, type Outgoing, restored, type ThenState, takeBack, undoSeconds } from './outgoing.ts'
import { PromiseOfferOf } from './promise-offer.tsx'
import { SendButton } from './send-button.tsx'
import { useAttachments } from './use-attachments.ts'
import { WordingAdviceOf } from './wording-advice.tsx'
import { keepWords } from './words.ts'

const Editor = lazy(() => import('./editor.tsx').then((file) => ({ default: file.Editor })))

type AnswerFormProps = {
  item: Case
  way: AnswerWay | null
  isPhone: boolean
  autoFocus: boolean
  onWriting: (isWriting: boolean) => void
}

export const AnswerForm = ({ item, way, isPhone, autoFocus, onWriting }: AnswerFormProps) => {
  const { t } = useTranslation('cases')
  const client = useQueryClient()
  const editor = useRef<EditorHandle>(null)
  const [isEmpty, setEmpty] = useState(() => isBlank(readDraft(item.id).html))
  const [words] = useState(keepWords)
  const { leave, dialog } = useLeaving(item)
  const attachments = useAttachments()
  const restore = (taken: Outgoing) => {
    editor.current?.set(taken.html)
    editor.current?.focus()
    attachments.set(taken.attachments)
  }
  const takeRestored = useEffectEvent((event: Event) => restore((event as CustomEvent<Outgoing>).detail))
  useEffect(() => {
    const take = (event: Event) => takeRestored(event)
    restored.addEventListener(item.id, take)
    return () => restored.removeEventListener(item.id, take)
  }, [item.id])
  const takeProposal = useEffectEvent((event: Event) => {
    if (!editor.current) return
    event.preventDefault()
    editor.current.set(editor.current.html() + (event as CustomEvent<string>).detail)
  })
  useEffect(() => {
    const take = (event: Event) => takeProposal(event)
    proposals.addEventListener(item.id, take)
    return () => proposals.removeEventListener(item.id, take)
  }, [item.id])
  const change = (html: string, text: string) => {
    words.set(text)
    setEmpty(isBlank(html))
    onWriting(!isBlank(html))
    keepDraft(item.id, { html })
  }
  const send = (thenState: ThenState, leavingOpen?: string) => {
    const html = editor.current?.html() ?? ''
    if (isBlank(html) || attachments.uploading.length > 0) return
    const messages = client
      .getQueryData(timelineQuery(item.id).queryKey)
      ?.items.filter((entry) => entry.entry === 'message')
    const key = holdAnswer({
      caseId: item.id,
      html,
      attachments: attachments.files,
      thenState,
      leavingOpen,
      // After the hours in which the provider takes a free answer, mail is the way that is left.
      ...(way && !way.isOpen ? { by: 'mail' as const } : {}),
      otherWay: takeOtherWay(item.id),
      seenMessageId: messages?.at(-1)?.id ?? null,
    })
    editor.current?.set('')
    attachments.set([])
    keepDraft(item.id, { html: '' })
    toast({
      text: t('reply.sending'),
      seconds: undoSeconds,
      undo: () => {
        const taken = takeBack(key)
        if (taken) restore(taken)
      },
    })
  }
  return (
    <Suspense fallback={<div className={classes.waiting} />}>
      <Editor
        ref={editor}
        html={readDraft(item.id).html}
        placeholder={t('reply.placeholder')}
        label={t('reply.answer')}
        language={item.language}
        isPhone={isPhone}
        autoFocus={autoFocus}
        onReady={words.set}
        onChange={change}
        onSend={() => send('as_is')}
        onFiles={attachments.add}
        below={
          <>
            <WordingAdviceOf words={words} language={item.language} />
            <PromiseOfferOf item={item} words={words} />
            <AttachedFiles attachments={attachments} />
          </>
        }
        attach={<AttachButton isPhone={isPhone} onFiles={attachments.add} />}
        send={
          <SendButton
            isPhone={isPhone}
            isSolved={item.state === 'solved'}
            isDisabled={isEmpty || attachments.uploading.length > 0}
            onSend={(thenState) =>
              thenState === 'solved' ? leave('solved', (why) => send('solved', why)) : send(thenState)
            }
          />
        }
      />
      {dialog}
    </Suspense>
  )
}

const AttachButton = ({ isPhone, onFiles }: { isPhone: boolean; onFiles: (files: Iterable<File>) => void }) => {
  const { t } = useTranslation('cases')
  return (
    <FileButton multiple onChange={onFiles}>
      {(props) => (
        <ActionIcon
          {...props}
          variant="subtle"
          color="gray"
          size={isPhone ? 44 : 30}
          aria-label={t('reply.attach')}
          title={t('reply.attach')}
        >
          <IconPaperclip size={18} stroke={1.6} />
        </ActionIcon>
      )}
    </FileButton>
  )
}
