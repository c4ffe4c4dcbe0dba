import type { RuleUse } from '@heed/contract/rules.ts'
import { Button } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { When } from '../../ui/when.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { RefusalForm } from './refusal-form.tsx'
import { ruleUsesQuery } from './rule-queries.ts'

type RuleUsesProps = { caseId: string; children?: ReactNode }

/** Rules that met this customer, and the place to write down that one did; further acts stand beside it. */
export const RuleUses = ({ caseId, children }: RuleUsesProps) => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({ ...ruleUsesQuery(caseId), enabled: may('prevention:read') })
  return (
    <>
      {data?.items.map((use) => (
        <UseEntry key={use.id} use={use} as="rule" />
      ))}
      <div className={classes.acts}>
        {may('prevention:record') && (
          <Button size="compact-sm" leftSection={<IconBook2 size={15} stroke={1.7} />} onClick={() => setOpen(true)}>
            {t('refusal.open')}
          </Button>
        )}
        {children}
      </div>
      <EditDrawer title={t('refusal.open')} isOpen={isOpen} onClose={() => setOpen(false)} isKept>
        <RefusalForm caseId={caseId} onDone={() => setOpen(false)} />
      </EditDrawer>
    </>
  )
}

/** Named by the other end: in a case by its rule, in a rule by its case. */
export const UseEntry = ({ use, as }: { use: RuleUse; as: 'rule' | 'case' }) => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  return (
    <div className={classes.case}>
      {as === 'case' && (
        <Link to="/cases/$caseId" params={{ caseId: use.case.id }} className="link">
          #{use.case.number} {use.case.subject}
        </Link>
      )}
      {as === 'rule' && may('prevention:read') && (
        <Link to="/rules" search={{ rule: use.rule.id }} className="link">
          {use.rule.name}
        </Link>
      )}
      {use.asked && <span>{t('refusal.askedWas', { asked: use.asked })}</span>}
      {use.alternative && <span>{t('refusal.alternativeWas', { alternative: use.alternative })}</span>}
      <span className={classes.meta}>
        <span>{use.decision ? t(`refusal.decisions.${use.decision}`) : t('refusal.cited')}</span>
        {use.by && <span>{use.by.name}</span>}
        <When at={use.at} />
      </span>
    </div>
  )
}
