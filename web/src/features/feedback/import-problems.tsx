import type { FeedbackImport } from '@heed/contract/feedback-imports.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import classes from '../imports/imports.module.css'
import { PageSection, Sheet } from '../settings/page-frame.tsx'

const shown = 100

/** Line by line what cannot be taken in, and why. */
export const ImportProblems = ({ read: { problems, bad } }: { read: FeedbackImport }) => {
  const { t } = useTranslation('feedback')
  const rest = Math.max(problems.length - shown, bad - problems.length, 0)
  return (
    <PageSection title={t('file.problems')}>
      <Sheet>
        {problems.slice(0, shown).map(({ line, column, rule, value }) => (
          <li key={`${line} ${rule} ${column}`} className={classes.problem}>
            <b>{t('file.line', { line: number(line) })}</b>
            <span>
              {t(`file.rule.${rule}`)}
              {column && <span className="quiet"> · {column}</span>}
            </span>
            {value && <code>{value}</code>}
          </li>
        ))}
      </Sheet>
      {rest > 0 && <p className="quiet small">{t('file.more', { n: number(rest) })}</p>}
    </PageSection>
  )
}
