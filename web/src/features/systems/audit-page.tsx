import { type AuditEntry, listAudit } from '@heed/contract/workspace.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { When } from '../../ui/when.tsx'
import { summaryOf } from './audit-words.ts'
import { LedgerPage, LedgerRow, ledgerWhen } from './ledger-page.tsx'

type Entry = z.infer<typeof AuditEntry>

/** Who did what: the same events that everything else here runs on. */
export const AuditPage = () => {
  const { t } = useTranslation('systems')
  return (
    <LedgerPage
      title={t('audit.title')}
      intro={t('audit.intro')}
      queryKey={['audit']}
      load={(cursor, signal) => call(listAudit, { query: { cursor, limit: 50 }, signal })}
      row={(item: Entry) => <AuditRow item={item} />}
      empty={{ title: t('audit.empty'), text: t('audit.emptyText') }}
    />
  )
}

const AuditRow = ({ item }: { item: Entry }) => {
  // The words of what was changed stand with the features that change it.
  const { t, i18n } = useTranslation(['systems', 'cases', 'standards', 'setup', 'surveys'])
  const key = `systems:audit.action.${item.action.replace('.', '_')}`
  const words = i18n.exists(key) ? (i18n.t as (key: string) => string)(key) : item.action
  const isCase = item.action.startsWith('case.') && item.subjectId !== null
  return (
    <LedgerRow
      title={
        <>
          {item.actor ?? t('audit.heed')}
          {item.keyName !== null && ` (${t('audit.byKey', { name: item.keyName })})`}: {words}
        </>
      }
      more={summaryOf(item.details)}
      side={
        <>
          {isCase && item.subjectId && (
            <Link to="/cases/$caseId" params={{ caseId: item.subjectId }} className="link">
              {t('audit.openCase')}
            </Link>
          )}
          <When at={item.at} className={ledgerWhen} />
        </>
      }
    />
  )
}
