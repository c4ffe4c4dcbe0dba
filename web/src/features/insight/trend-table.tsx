import type { FigureName } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { dayOf } from './day-words.ts'
import classes from './group-table.module.css'
import { estimateKeyOf, time, written } from './measures.ts'
import type { TrendPoint } from './trend-points.ts'
import type { OpenBehind } from './use-insight.ts'

type TrendTableProps = { figure: FigureName; points: TrendPoint[]; onOpen: OpenBehind }

/** The same weeks in figures. */
export const TrendTable = ({ figure, points, onOpen }: TrendTableProps) => {
  const { t } = useTranslation('insight')
  const key = estimateKeyOf(figure)
  return (
    <div className={classes.scroll}>
      <table className={classes.plain}>
        <thead>
          <tr>
            <th scope="col">{t('trend.week')}</th>
            <th scope="col">{t(`figure.${figure}`)}</th>
            {key && <th scope="col">{t('trend.interval')}</th>}
            <th scope="col">n</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ week, value, low, high, n }) => (
            <tr key={week}>
              <th scope="row">{dayOf(week)}</th>
              <td>
                {value === null ? (
                  <span className="quiet">{n === 0 ? t('noData') : t('tooFew')}</span>
                ) : key ? (
                  written(key, value)
                ) : (
                  time(value)
                )}
              </td>
              {key && <td>{low !== null && high !== null && `${written(key, low)} – ${written(key, high)}`}</td>}
              <td>
                {n === 0 ? (
                  0
                ) : (
                  <button type="button" className="link" onClick={() => onOpen({ figure, week })}>
                    {number(n)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
