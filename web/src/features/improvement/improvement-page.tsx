import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '../settings/page-frame.tsx'
import { BenchmarksPart } from './benchmarks-part.tsx'
import { ChainPart } from './chain-part.tsx'
import { CyclesPart } from './cycles-part.tsx'
import classes from './improvement.module.css'
import { improvementParts } from './improvement-search.ts'
import { ProcessesPart } from './processes-part.tsx'

const parts = { cycles: CyclesPart, processes: ProcessesPart, benchmarks: BenchmarksPart, chain: ChainPart }

/** What makes the business better, and never ends. */
export const ImprovementPage = () => {
  const { t } = useTranslation('improvement')
  const go = useNavigate()
  const { show = 'cycles' } = useSearch({ from: '/shell/improvement' })
  const Part = parts[show]
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className={classes.part}>
        <div className={classes.parts}>
          <SegmentedControl
            aria-label={t('title')}
            data={improvementParts.map((value) => ({ value, label: t(`part.${value}`) }))}
            value={show}
            onChange={(value) =>
              go({
                to: '/improvement',
                search: { show: improvementParts.find((part) => part === value && part !== 'cycles') },
                replace: true,
              })
            }
          />
        </div>
        <Part />
      </div>
    </PageFrame>
  )
}
