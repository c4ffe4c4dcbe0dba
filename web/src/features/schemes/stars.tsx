import { Select } from '@mantine/core'
import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenBranches } from '../../app/session.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { starsQuery } from './scheme-queries.ts'
import classes from './schemes.module.css'

/** How many stars a branch reaches by its own results, and what holds back the next. */
export const Stars = ({ schemeId }: { schemeId: string }) => {
  const { t } = useTranslation('schemes')
  const branches = useOpenBranches()
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '')
  const { data, isPending } = useQuery({ ...starsQuery(schemeId, branchId), enabled: branchId !== '' })
  return (
    <PageSection
      title={t('stars.title')}
      text={t('stars.text')}
      aside={
        branches.length > 1 && (
          <Select
            aria-label={t('field.branch')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={(value) => setBranchId(value ?? branchId)}
          />
        )
      }
    >
      {isPending && branchId !== '' && <PageSkeleton rows={3} />}
      {data && (
        <Card>
          <p className={classes.stars}>
            <span aria-hidden>
              {[1, 2, 3, 4, 5].map((star) =>
                star <= data.stars ? (
                  <IconStarFilled key={star} size={22} />
                ) : (
                  <IconStar key={star} size={22} stroke={1.4} />
                ),
              )}
            </span>
            <b>{t('stars.of', { stars: data.stars })}</b>
          </p>
          <table className={classes.levels}>
            <thead>
              <tr>
                <th>{t('field.level')}</th>
                <th>{t('stars.asked')}</th>
                <th>{t('stars.mapped')}</th>
                <th>{t('stars.reached')}</th>
              </tr>
            </thead>
            <tbody>
              {data.levels.map((row) => (
                <tr key={row.level}>
                  <td>{t('level', { level: row.level })}</td>
                  <td>{row.requirements}</td>
                  <td>{row.mapped}</td>
                  <td>{row.reached}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.missing.length > 0 && (
            <>
              <h3 className={classes.lacks}>{t('stars.lacks', { level: data.stars + 1 })}</h3>
              <ul className={classes.missing}>
                {data.missing.map(({ id, code, words, why }) => (
                  <li key={id}>
                    <b>{code}</b> {words} <small>{t(`stars.why.${why}`)}</small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
      )}
    </PageSection>
  )
}
