import type { Case } from '@heed/contract/cases.ts'
import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { AnswerForm } from './answer-form.tsx'
import { AnswerTo } from './answer-to.tsx'
import classes from './composer.module.css'
import { isBlank, readDraft } from './drafts.ts'
import { NoteForm } from './note-form.tsx'

export type ComposerHandle = { answer: () => void; note: () => void }

type ComposerProps = { ref: Ref<ComposerHandle>; item: Case; isPhone: boolean; onWriting: (isWriting: boolean) => void }

/** Where one answers the customer or leaves a note for colleagues; a phone folds it to one line. */
export const Composer = ({ ref, item, isPhone, onWriting }: ComposerProps) => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const [mode, setMode] = useState<'answer' | 'note'>(may('case:answer') ? 'answer' : 'note')
  const [isFolded, setFolded] = useState(() => isPhone && isBlank(readDraft(item.id).html))
  const box = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const open = (next: 'answer' | 'note') => {
    wantsFocus.current = true
    setMode(next)
    setFolded(false)
    setTimeout(() => box.current?.querySelector<HTMLElement>('[contenteditable], textarea')?.focus(), 60)
  }
  useImperativeHandle(ref, () => ({ answer: () => may('case:answer') && open('answer'), note: () => open('note') }))
  if (isFolded) {
    return (
      <button type="button" className={classes.folded} onClick={() => open(mode)}>
        {t('reply.placeholder')}
      </button>
    )
  }
  return (
    <div className={classes.composer} data-mode={mode} ref={box}>
      <header className={classes.to}>
        {mode === 'answer' ? (
          <AnswerTo item={item} />
        ) : (
          <span className={classes.only}>{t('reply.notePlaceholder')}</span>
        )}
        {may('case:answer') && may('case:edit') && (
          <SegmentedControl
            size="xs"
            className={classes.modes}
            value={mode}
            onChange={(next) => open(next as 'answer' | 'note')}
            data={[
              { value: 'answer', label: t('reply.answer') },
              { value: 'note', label: t('reply.note') },
            ]}
          />
        )}
        {isPhone && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('act.close', { ns: 'common' })}
            onClick={() => setFolded(true)}
          >
            <IconChevronDown size={20} />
          </ActionIcon>
        )}
      </header>
      {mode === 'answer' ? (
        <AnswerForm item={item} isPhone={isPhone} autoFocus={wantsFocus.current} onWriting={onWriting} />
      ) : (
        <NoteForm item={item} onDone={() => may('case:answer') && setMode('answer')} />
      )}
    </div>
  )
}
