import type { TodayItem } from '@heed/contract/actions.ts'
import { useState } from 'react'
import { DropDialog, GiveDialog, OutcomeDialog } from './settle-dialogs.tsx'
import { useTodayActs } from './today-acts.ts'

/** What a row of Today can do, and the dialogs that some of it asks in. */
export const useRowActs = () => {
  const acts = useTodayActs()
  const [asked, setAsked] = useState<{ item: TodayItem; for: 'outcome' | 'drop' | 'give' }>()
  const ask = (item: TodayItem) => ({
    onOutcome: () => setAsked({ item, for: 'outcome' }),
    onDrop: () => setAsked({ item, for: 'drop' }),
    onGive: () => setAsked({ item, for: 'give' }),
  })
  const dialog = asked && { item: asked.item, acts, onClose: () => setAsked(undefined) }
  return {
    acts,
    ask,
    dialogs: dialog && (
      <>
        {asked.for === 'outcome' && <OutcomeDialog {...dialog} />}
        {asked.for === 'drop' && <DropDialog {...dialog} />}
        {asked.for === 'give' && <GiveDialog {...dialog} />}
      </>
    ),
  }
}
