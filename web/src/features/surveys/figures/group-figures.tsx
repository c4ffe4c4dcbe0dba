import type { SurveyBranches } from '@heed/contract/survey-figures.ts'
import type { SurveyMembers } from '@heed/contract/survey-members.ts'
import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartBox } from '../../../ui/chart/chart-box.tsx'
import { ChartCard } from '../../../ui/chart/chart-card.tsx'
import { downloadCsv } from '../../../ui/chart/csv.ts'
import { number, percent } from '../../../ui/format.ts'
import classes from './figures.module.css'
import { funnelChart } from './funnel-chart.ts'
import { nameOf, writeValue } from './measure-words.ts'
import { DifferenceCell } from './period-table.tsx'

export type Group = Omit<SurveyMembers['members'][number], 'member'> & { id: string; name: string }
export type Groups = {
  of: 'branches' | 'members'
  groups: readonly Group[]
  measure: NonNullable<SurveyBranches['measure']>
  whole: SurveyMembers['whole']
  funnel: SurveyBranches['funnel']
  minimumAnswers: number
  /** What it says, where that is not what is said of all groups together. */
  title?: string | undefined
  note?: string | undefined
  tools: ReactNode
  onOpen: (group: Group) => void
}

/** One figure in each group: among the limits of chance where it is a share of which any group has enough, and against all others. */
export const GroupFigures = (known: Groups) => {
  const { t } = useTranslation('surveys')
  const { of, groups, funnel, minimumAnswers, note, tools } = known
  if (funnel && groups.some(({ place }) => place !== null)) return <Funnel {...known} />
  const isTooFew = groups.every(({ estimate }) => estimate.n < minimumAnswers)
  return (
    <section className={classes.card} aria-label={t(`figures.${of}.title`)}>
      <header className={classes.head}>
        <h2>
          {known.title ??
            (isTooFew ? t(`figures.${of}.unjudged`, { least: number(minimumAnswers) }) : t(`figures.${of}.title`))}
        </h2>
        {tools}
      </header>
      <p className={classes.text}>
        {[note, groups.length > 1 && !isTooFew ? t('figures.holm') : ''].filter(Boolean).join(' ')}
      </p>
      <GroupRows {...known} />
    </section>
  )
}

const Funnel = (known: Groups) => {
  const { t } = useTranslation('surveys')
  const { of, groups, funnel, whole, measure, minimumAnswers, note, tools } = known
  const few = groups.filter(({ estimate }) => estimate.n < minimumAnswers)
  const title = useFinding(known)
  const option = useMemo(
    () =>
      funnelChart({
        curve: (funnel?.curve ?? []).filter(({ n }) => n >= minimumAnswers),
        points: groups.flatMap(({ name, estimate: { value, n }, place }) =>
          value === null
            ? []
            : {
                name,
                n,
                value,
                isOutside: place !== 'inside',
                tip: `${asText(name)}<br>${percent(Math.round(value))} · ${t('figures.n', { count: n, n: number(n) })}`,
              },
        ),
        whole: { value: whole?.value ?? 0, label: percent(Math.round(whole?.value ?? 0)) },
        write: (value) => percent(value),
        axis: t('figures.branches.answers'),
      }),
    [groups, funnel, whole, minimumAnswers, t],
  )
  return (
    <ChartCard
      title={title}
      text={[
        note ?? '',
        t(`figures.${of}.text`),
        funnel && funnel.phi > 1 ? t(`figures.${of}.stretched`, { phi: number(Math.sqrt(funnel.phi), 1) }) : '',
        few.length > 0 ? t(`figures.${of}.few`, { count: few.length, least: number(minimumAnswers) }) : '',
      ].join(' ')}
      words={{ asTable: t('figures.asTable'), asChart: t('figures.asChart'), download: t('figures.download') }}
      tools={tools}
      onDownload={() => downloadGroups(known)}
      chart={<ChartBox label={`${nameOf(measure)}. ${title}`} height={320} option={option} />}
      table={<GroupRows {...known} />}
    />
  )
}

/** Which groups stand apart; near the limits it may still be chance, and that is said. */
function useFinding({ of, groups, title }: Groups): string {
  const { t } = useTranslation('surveys')
  const outside = groups.filter(({ place }) => place !== null && place !== 'inside')
  const apart = outside.filter(({ place }) => place?.endsWith('998'))
  const named = (rows: readonly Group[]) => ({
    count: rows.length,
    names: rows.map(({ name }) => name).join(', '),
  })
  if (title) return title
  if (apart.length > 0) return t(`figures.${of}.outside`, named(apart))
  return outside.length > 0 ? t(`figures.${of}.near`, named(outside)) : t(`figures.${of}.inside`)
}

const files = { branches: ['heed-survey-branches', 'branch'], members: ['heed-survey-employees', 'employee'] } as const
const downloadGroups = ({ of, groups }: Groups) =>
  downloadCsv(files[of][0], [
    [files[of][1], 'value', 'low', 'high', 'n', 'low95', 'high95', 'low998', 'high998', 'place'],
    ...groups.map(({ name, estimate, limits, place }) => [
      name,
      estimate.value,
      estimate.low,
      estimate.high,
      estimate.n,
      limits?.low95 ?? null,
      limits?.high95 ?? null,
      limits?.low998 ?? null,
      limits?.high998 ?? null,
      place,
    ]),
  ])

/** What a group is called is text, not markup. */
const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const GroupRows = ({ groups, measure, onOpen }: Groups) => {
  const { t } = useTranslation('surveys')
  return (
    <ul className={classes.rows} data-of="branches">
      {groups.map((group) => {
        const { id, name, estimate, difference, place } = group
        return (
          <li key={id}>
            <span>
              {name}
              {place !== null && place !== 'inside' && <small data-outside>{t(`figures.place.${place}`)}</small>}
            </span>
            <UnstyledButton className={classes.side} onClick={() => onOpen(group)}>
              <b>{estimate.value === null ? '–' : writeValue(measure.kind, estimate.value)}</b>
              <small>{t('figures.n', { count: estimate.n, n: number(estimate.n) })}</small>
            </UnstyledButton>
            {difference && <DifferenceCell measure={measure} difference={difference} />}
          </li>
        )
      })}
    </ul>
  )
}
