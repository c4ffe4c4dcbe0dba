import { exportFigureRows, type Insight, type InsightFilter } from '@heed/contract/insight.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { DrawerBehindFigure } from '../../ui/drawer-behind-figure.tsx'
import { number } from '../../ui/format.ts'
import classes from './behind-figure.module.css'
import { behindWords, figuresBehind } from './behind-words.ts'
import { FigureRows } from './figure-rows.tsx'
import type { Behind } from './insight-search.ts'
import { estimateKeyOf, goodOf } from './measures.ts'
import { filterBehind } from './period.ts'
import { useChangeSearch } from './use-insight.ts'

type BehindFigureProps = { insight: Insight; filter: InsightFilter; behind: Behind; onClose: () => void }

/** A figure explained, and the very rows that it counts. */
export const BehindFigure = ({ insight, filter, behind, onClose }: BehindFigureProps) => {
  const { t } = useTranslation('insight')
  const may = useMay()
  const { figure, good } = behind
  const rows = { ...filterBehind(filter, behind), figure, good }
  const { title, sentences, count } = behindWords(insight, behind)
  return (
    <DrawerBehindFigure
      title={title}
      explanation={sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      actions={
        may('insight:export') &&
        count !== 0 && (
          <Button
            component="a"
            href={addressOf(exportFigureRows, {}, rows)}
            download
            leftSection={<IconDownload size={16} stroke={1.7} />}
          >
            {t('behind.csv')}
          </Button>
        )
      }
      onClose={onClose}
    >
      <GoodChoice insight={insight} behind={behind} />
      <h3 className={classes.counted}>
        {count === undefined ? t('behind.rows') : t('behind.counted', { n: number(count) })}
      </h3>
      <FigureRows filter={rows} />
      <p className={classes.foot}>{t('behind.same')}</p>
    </DrawerBehindFigure>
  )
}

/** All that count, those that count as good, and the others. */
const GoodChoice = ({ insight, behind }: { insight: Insight; behind: Behind }) => {
  const { t } = useTranslation('insight')
  const change = useChangeSearch()
  const key = estimateKeyOf(behind.figure)
  const figures = figuresBehind(insight, behind)
  const split = key && figures && goodOf(key, figures)
  if (!key || !figures) return null
  const options = [
    { value: 'all', label: t('behind.all'), n: figures[key].n },
    { value: 'true', label: t(`behind.good.${key}`), n: split?.good },
    { value: 'false', label: t(`behind.bad.${key}`), n: split?.bad },
  ]
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      mb={14}
      aria-label={t('behind.which')}
      data={options.map(({ value, label, n }) => ({
        value,
        label: (
          <>
            {label} {n !== undefined && <small className={classes.count}>{number(n)}</small>}
          </>
        ),
      }))}
      value={behind.good ?? 'all'}
      onChange={(value) =>
        change({ behind: { ...behind, good: value === 'all' ? undefined : (value as 'true' | 'false') } })
      }
    />
  )
}
