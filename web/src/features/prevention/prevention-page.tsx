import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '../settings/page-frame.tsx'
import { CausesPart } from './causes-part.tsx'
import { CorrectivePart } from './corrective-part.tsx'
import classes from './prevention.module.css'
import { type PreventionPart, preventionParts } from './prevention-search.ts'
import { ProblemsPart } from './problems-part.tsx'
import { SolutionsPart } from './solutions-part.tsx'
import { usePreventionSearch } from './use-prevention-search.ts'

const parts = { causes: CausesPart, actions: CorrectivePart, solutions: SolutionsPart, problems: ProblemsPart }

/** So that it does not happen again: what brings complaints, what is done about it, and whether it works. */
export const PreventionPage = () => {
  const { t } = useTranslation('prevention')
  const { search, change } = usePreventionSearch()
  const show = search.show ?? 'causes'
  const Part = parts[show]
  const open = (part: string) =>
    change({ show: part === 'causes' ? undefined : (part as PreventionPart), cause: undefined, search: undefined })
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className={classes.body}>
        <div className={classes.parts}>
          <SegmentedControl
            aria-label={t('title')}
            data={preventionParts.map((value) => ({ value, label: t(`part.${value}`) }))}
            value={show}
            onChange={open}
          />
        </div>
        <Part />
      </div>
    </PageFrame>
  )
}
