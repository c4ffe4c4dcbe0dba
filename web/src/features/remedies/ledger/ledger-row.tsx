import type { Remedy } from '@heed/contract/remedies.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { When } from '../../../ui/when.tsx'
import { StateChip } from '../state-chip.tsx'
import { worthWords } from '../worth.ts'
import classes from './ledger.module.css'

/** One remedy of the ledger; it opens the case that it belongs to. */
export const LedgerRow = ({ remedy }: { remedy: Remedy }) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const { askedBy, decidedBy, branch, reason, words } = remedy
  const people = [askedBy?.name ?? t('program'), decidedBy?.id !== askedBy?.id && decidedBy?.name]
  return (
    <li>
      <Link to="/cases/$caseId" params={{ caseId: remedy.case.id }} className={classes.row}>
        <span className={classes.what}>
          <b>
            {t(`recovery:remedy.${remedy.kind}`)}
            {words && `: ${words}`}
          </b>
          <span>{reason}</span>
        </span>
        <b className={classes.worth}>{worthWords(remedy)}</b>
        <span className={classes.who}>
          <span>{people.filter(Boolean).join(', ')}</span>
          <span>
            #{remedy.case.number} · {branch.name}
          </span>
        </span>
        <When at={remedy.askedAt} className={classes.when} />
        <span className={classes.state}>
          <StateChip state={remedy.state} mine={remedy.mayDecide} />
        </span>
      </Link>
    </li>
  )
}
