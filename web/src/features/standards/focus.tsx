import type { Standard } from '@heed/contract/standards.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { percent } from '../../ui/format.ts'
import classes from './focus.module.css'
import type { Standing } from './standard-row.tsx'

/** The standard furthest below its target, said in a sentence: where a shift begins to look. */
export const Focus = ({ standards, standings }: { standards: Standard[]; standings: Standing[] }) => {
  const { t } = useTranslation('standards')
  const measured = standings.filter(({ total }) => total.sharePercent !== null)
  const weakest = measured[0]
  const standard = standards.find(({ id }) => id === weakest?.standardId)
  if (!weakest || !standard || weakest.total.sharePercent === null) return null
  const reached = measured.filter(({ isReached }) => isReached).length
  return (
    <p className={classes.focus} data-reached={weakest.isReached}>
      <span>{t('focus.standing', { count: measured.length, reached })}</span>{' '}
      {!weakest.isReached && (
        <Link to="/standards/$standardId" params={{ standardId: standard.id }} className="link">
          {t('focus.weakest', {
            name: standard.name,
            share: percent(Math.round(weakest.total.sharePercent)),
            target: percent(standard.targetSharePercent),
          })}
        </Link>
      )}
    </p>
  )
}
