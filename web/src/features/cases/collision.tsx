import { announcePresence } from '@heed/contract/case-presence.ts'
import { IconEye, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import classes from './collision.module.css'

/** Says that one is here, and shows who else looks at or answers the same case, before two answers go out. */
export const Collision = ({ caseId, isWriting }: { caseId: string; isWriting: boolean }) => {
  const { t } = useTranslation('cases')
  const { member } = useMe()
  const { data } = useQuery({
    queryKey: ['presence', caseId, isWriting],
    queryFn: () => call(announcePresence, { params: { id: caseId }, body: { writing: isWriting } }),
    refetchInterval: 20_000,
    // Who stops writing says so at once, however short it was.
    staleTime: 0,
    retry: false,
    placeholderData: (before) => before,
  })
  useEffect(() => {
    const leave = () => {
      const body = { writing: false, left: true }
      call(announcePresence, { params: { id: caseId }, body, keepalive: true }).catch(() => undefined)
    }
    // A window that is closed leaves too.
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [caseId])
  const others = data?.viewers.filter((viewer) => viewer.id !== member.id) ?? []
  if (others.length === 0) return null
  const writers = others.filter((viewer) => viewer.writing)
  const named = writers.length > 0 ? writers : others
  const names = named.map((viewer) => viewer.name).join(', ')
  return (
    <p className={classes.collision} data-writing={writers.length > 0} role="status">
      {writers.length > 0 ? (
        <IconPencil size={15} stroke={1.7} aria-hidden />
      ) : (
        <IconEye size={15} stroke={1.7} aria-hidden />
      )}
      {t(writers.length > 0 ? 'presence.writing' : 'presence.viewing', { names, count: named.length })}
    </p>
  )
}
