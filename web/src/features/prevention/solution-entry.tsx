import type { Solution } from '@heed/contract/solutions.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import classes from './prevention.module.css'

/** A past complaint as a lesson for the next one. */
export const SolutionEntry = ({ solution }: { solution: Solution }) => {
  const { t } = useTranslation('prevention')
  const { satisfied } = solution
  return (
    <>
      <div className={classes.top}>
        <h3>
          <Link to="/cases/$caseId" params={{ caseId: solution.case.id }} className="link">
            #{solution.case.number} {solution.case.subject}
          </Link>
        </h3>
        {satisfied !== null && (
          <Chip tone={satisfied ? 'met' : 'over'}>{t(satisfied ? 'solution.satisfied' : 'solution.unsatisfied')}</Chip>
        )}
      </div>
      <dl className={classes.lesson}>
        <dt>{t('solution.cause')}</dt>
        <dd>{solution.shared ? `${solution.shared.words}. ${solution.cause}` : solution.cause}</dd>
        {solution.solution && (
          <>
            <dt>{t('solution.solution')}</dt>
            <dd>{solution.solution}</dd>
          </>
        )}
        <dt>{t('solution.prevention')}</dt>
        <dd>{solution.prevention}</dd>
      </dl>
      <p className={classes.meta}>
        {solution.item && <span>{solution.item}</span>}
        <span>{solution.branch.name}</span>
        {solution.by && <span>{solution.by.name}</span>}
        <When at={solution.at} />
      </p>
    </>
  )
}
