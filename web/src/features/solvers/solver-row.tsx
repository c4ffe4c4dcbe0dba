import type { Case } from '@heed/contract/cases.ts'
import type { Solver } from '@heed/contract/skills.ts'
import { Button } from '@mantine/core'
import { IconHelpHexagon, IconPhone, IconTransfer } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { hourOf, money } from '../../ui/format.ts'
import { AskForm } from '../advice/ask-form.tsx'
import { useCaseActs } from '../cases/case-acts.ts'
import { HandOverDialog } from '../cases/hand-over-dialog.tsx'
import { useColleagues } from '../members/use-colleagues.ts'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'

/** One who can: where they are, what they know, what they decide, and how they are reached. */
export const SolverRow = ({ solver, item }: { solver: Solver; item: Case | undefined }) => {
  const { t } = useTranslation(['duty', 'cases', 'common'])
  const may = useMay()
  const { member } = useMe()
  const acts = useCaseActs()
  const [isHanding, setHanding] = useState(false)
  const [isAsking, setAsking] = useState(false)
  // They see the case, whatever branch they are on duty in.
  const isColleague = useColleagues(item?.branch.id).some(({ id }) => id === solver.id)
  const mayAsk = isColleague && item?.state !== 'solved' && item?.state !== 'closed' && may('case:edit')
  const { limit, currency, phone, until, standsInFor } = solver
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{solver.name}</h3>
        <div className={classes.acts}>
          {phone && (
            <Button size="xs" component="a" href={`tel:${phone}`} leftSection={<IconPhone size={15} stroke={1.7} />}>
              {phone}
            </Button>
          )}
          {item && solver.id !== member.id && mayAsk && (
            <Button size="xs" leftSection={<IconHelpHexagon size={15} stroke={1.7} />} onClick={() => setAsking(true)}>
              {t('solve.ask')}
            </Button>
          )}
          {item && solver.id !== member.id && may('case:assign') && (
            <Button
              size="xs"
              variant="filled"
              leftSection={<IconTransfer size={15} stroke={1.7} />}
              onClick={() => setHanding(true)}
            >
              {t('solve.handOver')}
            </Button>
          )}
        </div>
      </div>
      <p className={classes.meta}>
        <span>{solver.branch.name}</span>
        <span>{t(`common:role.${solver.role}`)}</span>
        {standsInFor && <span>{t('solve.standsIn', { name: standsInFor.name })}</span>}
        {!standsInFor && until && <span>{t('solve.until', { time: hourOf(until) })}</span>}
        <span>{limit === null ? t('solve.noLimit') : t('solve.limit', { amount: money(limit, currency) })}</span>
      </p>
      {solver.skills.length > 0 && (
        <p className={classes.meta}>
          {solver.skills.map(({ kind, words }) => (
            <Chip key={`${kind} ${words}`}>{kind ? `${t(`cases:kind.${kind}`)}: ${words}` : words}</Chip>
          ))}
        </p>
      )}
      {item && (
        <EditDrawer
          title={t('solve.askTitle', { name: solver.name })}
          isOpen={isAsking}
          isKept
          onClose={() => setAsking(false)}
        >
          <AskForm caseId={item.id} branchId={item.branch.id} to={solver.id} onDone={() => setAsking(false)} />
        </EditDrawer>
      )}
      {item && (
        <HandOverDialog item={item} acts={acts} to={solver.id} isOpen={isHanding} onClose={() => setHanding(false)} />
      )}
    </li>
  )
}
