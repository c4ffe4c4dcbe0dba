import type { ComplaintSummary } from '@heed/contract/complaint-log.ts'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../ui/chip.tsx'
import { number, percent } from '../../../ui/format.ts'
import { IntervalAxis } from '../../../ui/interval-axis.tsx'
import classes from './log.module.css'
import type { LogFilter } from './log-queries.ts'

type CountsProps = { summary: ComplaintSummary; onChoose: (part: LogFilter) => void }

/** The shares, and the bars of what, where and why. */
export const Counts = ({ summary, onChoose }: CountsProps) => {
  const { t } = useTranslation(['complaint-log', 'recovery'])
  return (
    <>
      <dl className={classes.shares}>
        <Share title={t('satisfied')} none={t('nobodyJudged')} of={summary.satisfied} />
        <Share title={t('reviewed')} none={t('noneSolved')} of={summary.reviewed} />
        <Share title={t('angryKept')} none={t('nobodyAngry')} of={summary.angryKept} />
      </dl>
      <div className={classes.groups}>
        <Bars
          title={t('items')}
          none={t('noItems')}
          rows={summary.items.map(({ item, n, isNew }) => ({ key: item, name: item, n, isNew, part: { item } }))}
          onChoose={onChoose}
        />
        <Bars
          title={t('causes')}
          rows={summary.causes.map(({ kind, n }) => ({
            key: kind ?? 'none',
            name: kind ? t(`cause.${kind}`) : t('noCause'),
            n,
            part: { causeKind: kind ?? 'none' },
          }))}
          onChoose={onChoose}
        />
        <Bars
          title={t('branches')}
          rows={summary.branches.map(({ id, name, n }) => ({ key: id, name, n, part: { branchId: id } }))}
          onChoose={onChoose}
        />
        <Bars
          title={t('channels')}
          rows={summary.channels.map(({ kind, n }) => ({
            key: kind,
            name: t(`channel.${kind}`, { ns: 'common' }),
            n,
            part: { channelKind: kind },
          }))}
          onChoose={onChoose}
        />
        <Bars
          title={t('standings')}
          rows={(['open', 'solved', 'satisfied', 'prevented'] as const).map((standing) => ({
            key: standing,
            name: t(`standing.${standing}`),
            n: summary.standing[standing],
            part: { standing: [standing] },
          }))}
          onChoose={onChoose}
        />
        <Bars
          title={t('found')}
          rows={[
            { key: 'brought', name: t('brought'), n: summary.brought, part: { found: 'brought' } },
            { key: 'asked', name: t('asked'), n: summary.foundByAsking, part: { found: 'asked' } },
          ]}
          onChoose={onChoose}
        />
      </div>
    </>
  )
}

const Share = ({ title, none, of }: { title: string; none: string; of: ComplaintSummary['satisfied'] }) => {
  const { t } = useTranslation('complaint-log')
  return (
    <div>
      <dt>{title}</dt>
      {of.sharePercent === null ? (
        <dd className="quiet">{none}</dd>
      ) : (
        <dd>
          <b>{percent(Math.round(of.sharePercent))}</b>
          <IntervalAxis
            axis={[0, 100]}
            value={of.sharePercent}
            low={of.interval?.[0] ?? null}
            high={of.interval?.[1] ?? null}
          />
          <span className="tiny quiet">{t('of', { n: number(of.n), of: number(of.of) })}</span>
        </dd>
      )}
    </div>
  )
}

type Bar = { key: string; name: string; n: number; isNew?: boolean; part: LogFilter }
type BarsProps = { title: string; none?: string; rows: Bar[]; onChoose: (part: LogFilter) => void }
const Bars = ({ title, none, rows, onChoose }: BarsProps) => {
  const { t } = useTranslation('complaint-log')
  const most = Math.max(1, ...rows.map(({ n }) => n))
  return (
    <section className={classes.card}>
      <h2>{title}</h2>
      {rows.length === 0 && <p className="quiet small">{none}</p>}
      <ul>
        {rows.map(({ key, name, n, isNew, part }) => (
          <li key={key}>
            <button type="button" disabled={n === 0} onClick={() => onChoose(part)} title={t('narrow', { name })}>
              <span>
                {name} {isNew && <Chip tone="accent">{t('new')}</Chip>}
              </span>
              <b>{number(n)}</b>
              <i style={{ width: `${(100 * n) / most}%` }} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
