import { goalFit } from '@heed/methods/goal-fit.ts'
import { SegmentedControl } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './goals.module.css'

export type Rated = { difficulty: number | null; chance: number | null }
export const ratingsOf = ({ difficulty, chance }: Rated) =>
  difficulty !== null && chance !== null ? { difficulty, chance } : null

/** How hard a goal looks and how likely it is reached; a warning stands there before anything is saved. */
export const RatingsFields = ({ value, onChange }: { value: Rated; onChange: (rated: Rated) => void }) => {
  const { t } = useTranslation('goals')
  const rated = ratingsOf(value)
  const fit = rated && goalFit(rated)
  const field = (name: keyof Rated) => (
    <div>
      <p className={classes.label}>{t(`ratings.${name}`)}</p>
      <SegmentedControl
        fullWidth
        aria-label={t(`ratings.${name}`)}
        data={['1', '2', '3', '4', '5']}
        value={value[name] === null ? '' : String(value[name])}
        onChange={(chosen) => onChange({ ...value, [name]: Number(chosen) })}
      />
      <p className={classes.ends}>
        <span>{t(`ratings.${name}Low`)}</span>
        <span>{t(`ratings.${name}High`)}</span>
      </p>
    </div>
  )
  return (
    <div className={classes.ratings}>
      {field('difficulty')}
      {field('chance')}
      {fit && fit !== 'fits' && (
        <p className={classes.warning} role="status">
          <IconAlertTriangle size={17} stroke={1.7} aria-hidden /> {t(`ratings.${fit}`)}
        </p>
      )}
    </div>
  )
}
