import type { getToday } from '@heed/contract/actions.ts'
import { IconHeartHandshake } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMe } from '../../app/session.ts'
import { When } from '../../ui/when.tsx'
import classes from './today.module.css'

/** Promises that fall due today, or are late: who gave them, and how many of today's are kept. */
export const PromisesAside = ({ today }: { today: z.infer<typeof getToday.response> }) => {
  const { t } = useTranslation('today')
  const { member } = useMe()
  const due = today.items.filter(({ of, when }) => of === 'promise' && when !== 'later')
  const { kept, all } = today.promises
  if (all === 0 && due.length === 0) return null
  return (
    <aside className={classes.aside}>
      <h2>
        <IconHeartHandshake size={18} stroke={1.6} aria-hidden /> {t('promises.title')}
        <span>{t('promises.kept', { kept, all })}</span>
      </h2>
      {due.length === 0 ? (
        <p className={classes.quiet}>{t('promises.none')}</p>
      ) : (
        <ul>
          {due.map((item) => (
            <li key={item.id} data-late={item.when === 'overdue'}>
              {item.dueAt && <When at={item.dueAt} />}
              <Link to="/cases/$caseId" params={{ caseId: item.case?.id ?? '' }}>
                {item.words}
              </Link>
              <span>{item.owner?.id === member.id ? t('you') : item.owner?.name}</span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  )
}
