import type { Case } from '@heed/contract/cases.ts'
import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseEnd, openThingsQuery } from './complaint-queries.ts'

const LeaveOpenForm = lazy(() => import('./leave-open-form.tsx').then((file) => ({ default: file.LeaveOpenForm })))

type Asked = { to: CaseEnd; go: (why?: string) => void }

/** Ends a complaint at once where nothing is owed; else its dialog says what is, and goes on with a reason or not at all. */
export const useLeaving = (item: Case) => {
  const { t } = useTranslation('recovery')
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const leave = async (to: CaseEnd, go: Asked['go']) => {
    if (item.kind !== 'complaint') return go()
    // What cannot be asked now is refused by the server, if it has to be.
    const open = await client.fetchQuery({ ...openThingsQuery(item.id, to), staleTime: 0 }).catch(() => undefined)
    if (open && open.items.length > 0) setAsked({ to, go })
    else go()
  }
  const close = () => setAsked(undefined)
  const dialog = (
    <Modal
      opened={asked !== undefined}
      onClose={close}
      title={<b>{t(asked?.to === 'closed' ? 'leaving.closedTitle' : 'leaving.solvedTitle')}</b>}
      size={520}
    >
      <Suspense>
        {asked && (
          <LeaveOpenForm
            item={item}
            to={asked.to}
            onCancel={close}
            onGo={(why) => {
              close()
              asked.go(why)
            }}
          />
        )}
      </Suspense>
    </Modal>
  )
  return { leave, dialog }
}
