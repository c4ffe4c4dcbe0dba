import type { FigureSet, Insight } from '@heed/contract/insight.ts'
import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { noScoreWords } from './aspect-words.ts'
import { Card } from './card.tsx'
import { EstimateCell, SpeedCell } from './group-cells.tsx'
import classes from './group-table.module.css'
import { type Behind, type Grouping, groupings } from './insight-search.ts'
import {
  aspectEstimates,
  axisOf,
  bare,
  type EstimateKey,
  estimates,
  type Measured,
  type SpeedKey,
  speeds,
} from './measures.ts'
import { type OpenBehind, useChangeSearch, useInsightSearch } from './use-insight.ts'

type Group = { id: string; name: string; figures: FigureSet; part: Partial<Behind> }

/** The same figures by branch, channel or employee: intervals side by side instead of a ranking. */
export const GroupTable = ({ insight, onOpen }: { insight: Insight; onOpen: OpenBehind }) => {
  const { t } = useTranslation('insight')
  const leads = useMay()('insight:members')
  const { by = 'branch', columns } = useInsightSearch()
  const change = useChangeSearch()
  const groups = useGroups(insight, by)
  const shown = columns === 'aspects' ? { estimates: aspectEstimates, speeds: [] } : { estimates, speeds }
  return (
    <Card
      title={t(by === 'member' && !leads ? 'by.title.oneself' : `by.title.${by}`)}
      text={t('by.text')}
      aside={
        <div className={classes.choices}>
          <SegmentedControl
            size="xs"
            aria-label={t('by.columns')}
            data={(['served', 'aspects'] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
            value={columns ?? 'served'}
            onChange={(value) => change({ columns: value === 'aspects' ? value : undefined })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('by.choose')}
            data={groupings.map((value) => ({
              value,
              label: t(value === 'member' && !leads ? 'by.oneself' : `by.${value}`),
            }))}
            value={by}
            onChange={(value) => change({ by: value === 'branch' ? undefined : (value as Grouping) })}
          />
        </div>
      }
    >
      <div className={classes.scroll}>
        <table className={classes.table} data-columns={columns}>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr">{t(`by.${by}`)}</span>
              </th>
              {shown.estimates.map(({ key }) => {
                const [from, to] = axisOf(key, insight)
                return (
                  <th key={key} scope="col">
                    {t(`measure.${key}`)}
                    <small>{t('by.axis', { from: bare(key, from, 0), to: bare(key, to, 0) })}</small>
                  </th>
                )
              })}
              {shown.speeds.map(({ key }) => (
                <th key={key} scope="col">
                  {t(`speed.${key}`)}
                  <small>{t('speed.median')}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <GroupRow key={group.id} group={group} shown={shown} insight={insight} onOpen={onOpen} />
            ))}
          </tbody>
          <tfoot>
            <GroupRow
              group={{ id: 'all', name: t('by.all'), figures: insight.all, part: {} }}
              shown={shown}
              insight={insight}
              onOpen={onOpen}
            />
          </tfoot>
        </table>
      </div>
    </Card>
  )
}

const useGroups = (insight: Insight, by: Grouping): Group[] => {
  const { t } = useTranslation()
  if (by === 'channel')
    return insight.byChannel.map(({ kind, figures }) => ({
      id: kind,
      name: t(`channel.${kind}`),
      figures,
      part: { channelKind: kind },
    }))
  if (by === 'member') return insight.byMember.map((group) => ({ ...group, part: { memberId: group.id } }))
  return insight.byBranch.map((group) => ({ ...group, part: { branchId: group.id } }))
}

type Shown = { estimates: Measured<EstimateKey>[]; speeds: Measured<SpeedKey>[] }
type GroupRowProps = { group: Group; shown: Shown; insight: Insight; onOpen: OpenBehind }

const GroupRow = ({ group: { name, figures, part }, shown, insight, onOpen }: GroupRowProps) => (
  <tr>
    <th scope="row">{name}</th>
    {shown.estimates.map(({ key, figure }) => (
      <td key={key}>
        <EstimateCell
          measure={key}
          name={name}
          estimate={figures[key]}
          none={noScoreWords(insight, figures, key)}
          whole={insight.all[key]}
          axis={axisOf(key, insight)}
          onOpen={() => onOpen({ figure, ...part })}
        />
      </td>
    ))}
    {shown.speeds.map(({ key, figure }) => (
      <td key={key}>
        <SpeedCell
          measure={key}
          name={name}
          median={figures[key].median}
          n={figures[key].n}
          onOpen={() => onOpen({ figure, ...part })}
        />
      </td>
    ))}
  </tr>
)
