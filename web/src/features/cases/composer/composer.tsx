import type { Case } from '@heed/contract/cases.ts'
import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, type Ref, Suspense, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { customerQuery } from '../case-queries.ts'
import { AnswerForm } from './answer-form.tsx'
import { AnswerTo } from './answer-to.tsx'
import classes from './composer.module.css'
import { isBlank, readDraft } from './drafts.ts'
import { NoteForm } from './note-form.tsx'
import { SpokenForm } from './spoken-form.tsx'
import { useAnswerWay } from './use-answer-way.ts'
import { WayNote } from './way-note.tsx'

/** What the customer wished of how they are answered; fetched with the first answer. */
const AsWished = lazy(() => import('./as-wished.tsx').then((file) => ({ default: file.AsWished })))

export type ComposerHandle = { answer: () => void; note: () => void }

type ComposerProps = { ref: Ref<ComposerHandle>; item: Case; isPhone: boolean; onWriting: (isWriting: boolean) => void }

type Mode = 'answer' | 'told' | 'note'

/** Where one answers the customer, notes what they were told, or leaves a note for colleagues; a phone and a complaint fold it to one line. */
export const Composer = ({ ref, item, isPhone, onWriting }: ComposerProps) => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  const way = useAnswerWay(item)
  // Nobody can be written to who has no address: what they are told is said.
  const canMail = way?.isOpen || customer === undefined || customer.emails.length > 0
  const [chosen, setMode] = useState<Mode>(may('case:answer') ? 'answer' : 'note')
  const mode = chosen === 'answer' && !canMail ? 'told' : chosen
  const modes = [
    ...(may('case:answer') ? [...(canMail ? (['answer'] as const) : []), 'told' as const] : []),
    ...(may('case:edit') ? ['note' as const] : []),
  ]
  // On a phone it leaves the room to what was said, in a complaint to what is to be done.
  const canFold = isPhone || item.kind === 'complaint'
  const [wantsFolded, setFolded] = useState(() => isBlank(readDraft(item.id).html))
  const isFolded = canFold && wantsFolded
  const box = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const open = (next: Mode) => {
    wantsFocus.current = true
    setMode(next)
    setFolded(false)
    setTimeout(() => box.current?.querySelector<HTMLElement>('[contenteditable], textarea')?.focus(), 60)
  }
  useImperativeHandle(ref, () => ({ answer: () => may('case:answer') && open('answer'), note: () => open('note') }))
  if (isFolded) {
    return (
      <button type="button" className={classes.folded} onClick={() => open(mode)}>
        {t(mode === 'told' ? 'reply.toldPlaceholder' : 'reply.placeholder')}
      </button>
    )
  }
  return (
    <div className={classes.composer} data-mode={mode} ref={box}>
      <header className={classes.to}>
        {mode === 'answer' ? (
          <AnswerTo item={item} />
        ) : (
          <span className={classes.only}>
            {t(mode === 'note' ? 'reply.notePlaceholder' : canMail ? 'reply.toldHint' : 'reply.toldOnly')}
          </span>
        )}
        {modes.length > 1 && (
          <SegmentedControl
            size="xs"
            fullWidth={isPhone}
            className={classes.modes}
            value={mode}
            onChange={(next) => open(next as Mode)}
            data={modes.map((value) => ({ value, label: t(`reply.${value}`) }))}
          />
        )}
        {canFold && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={isPhone ? 44 : 34}
            className={classes.fold}
            aria-label={t('act.close', { ns: 'common' })}
            onClick={() => setFolded(true)}
          >
            <IconChevronDown size={20} />
          </ActionIcon>
        )}
      </header>
      {way && mode !== 'note' && <WayNote way={way} />}
      {mode === 'answer' && customer && (
        <Suspense>
          <AsWished item={item} customer={customer} />
        </Suspense>
      )}
      {mode === 'answer' ? (
        <AnswerForm
          item={item}
          way={way ?? null}
          isPhone={isPhone}
          autoFocus={wantsFocus.current}
          onWriting={onWriting}
        />
      ) : mode === 'told' ? (
        <SpokenForm item={item} onWriting={onWriting} onDone={() => (canFold ? setFolded(true) : setMode('answer'))} />
      ) : (
        <NoteForm item={item} onDone={() => may('case:answer') && setMode('answer')} />
      )}
    </div>
  )
}
