import type { Insight } from '@heed/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import { Card } from './card.tsx'
import { bare } from './measures.ts'
import classes from './promoters.module.css'
import type { OpenBehind } from './use-insight.ts'

const groups = ['promoters', 'passives', 'detractors', 'withoutScore'] as const
const goodOf = { promoters: 'true', passives: undefined, detractors: 'false', withoutScore: undefined } as const

/** The score's four groups as one bar; who gave no score is shown and not counted. */
export const Promoters = ({ insight, onOpen }: { insight: Insight; onOpen: OpenBehind }) => {
  const { t } = useTranslation('insight')
  const { nps } = insight.all
  const answered = nps.n + nps.withoutScore
  const title =
    nps.value === null ? t('measure.nps') : t('promoters.finding', { score: bare('nps', nps.value), n: number(nps.n) })
  return (
    <Card title={title} text={t('promoters.text')}>
      {answered === 0 ? (
        <p className="quiet">{t('noData')}</p>
      ) : (
        <>
          <div className={classes.bar} aria-hidden="true">
            {groups.map(
              (group) => nps[group] > 0 && <i key={group} data-group={group} style={{ flexGrow: nps[group] }} />,
            )}
          </div>
          <ul className={classes.groups}>
            {groups.map((group) => {
              const inside = (
                <>
                  <i data-group={group} aria-hidden="true" />
                  <span className={classes.name}>{t(`promoters.${group}`)}</span>
                  <small>{t(`promoters.scores.${group}`)}</small>
                  <b>{number(nps[group])}</b>
                </>
              )
              const good = goodOf[group]
              return (
                <li key={group}>
                  {good && nps[group] > 0 ? (
                    <button type="button" onClick={() => onOpen({ figure: 'nps', good })}>
                      {inside}
                    </button>
                  ) : (
                    <div>{inside}</div>
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Card>
  )
}
