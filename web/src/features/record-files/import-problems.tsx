import { getBadRows, type RecordImport } from '@heed/contract/record-files.ts'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../app/api.ts'
import { number } from '../../ui/format.ts'
import shared from '../imports/imports.module.css'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './files-page.module.css'

const shown = 100
/** Of these there is no row to give back. */
const ofTheFile = ['column_unknown', 'column_twice', 'not_csv', 'not_utf8', 'no_rows', 'too_many_rows']

/** Line by line what cannot be taken in, and why; the rows themselves are had as a file to mend. */
export const ImportProblems = ({ read: { id, problems, bad } }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const rest = Math.max(problems.length - shown, bad - problems.length, 0)
  const hasRows = problems.some(({ rule }) => !ofTheFile.includes(rule))
  return (
    <PageSection title={t('problems')} text={hasRows ? t('mendText') : undefined}>
      {hasRows && (
        <div className={classes.buttons}>
          <Button
            component="a"
            href={addressOf(getBadRows, { id })}
            leftSection={<IconDownload size={16} stroke={1.7} />}
          >
            {t('mend')}
          </Button>
        </div>
      )}
      <Sheet>
        {problems.slice(0, shown).map(({ line, column, rule, value }) => (
          <li key={`${line} ${rule} ${column}`} className={shared.problem}>
            <b>{t('line', { line: number(line) })}</b>
            <span>
              {t(`rule.${rule}`)}
              {column && <span className="quiet"> · {column}</span>}
            </span>
            {value && <code>{value}</code>}
          </li>
        ))}
      </Sheet>
      {rest > 0 && <p className="quiet small">{t('more', { n: number(rest) })}</p>}
    </PageSection>
  )
}
