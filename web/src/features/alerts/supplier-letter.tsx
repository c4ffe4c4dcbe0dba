import type { ProductAlert } from '@heed/contract/product-alerts.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { IconMail, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages, languageTags } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { supplierLetterQuery } from './alert-queries.ts'
import classes from './alerts.module.css'

/** The letter to whoever supplied the goods, as the alert stands now: to print, or as a draft in one's own mail. */
export const SupplierLetter = ({ alert }: { alert: ProductAlert }) => {
  const { t } = useTranslation('prevention')
  const { workspace } = useMe()
  const [isOpen, setOpen] = useState(false)
  const [language, setLanguage] = useState<Language>(workspace.language)
  const letter = useQuery({ ...supplierLetterQuery(alert.id, language), enabled: isOpen })
  return (
    <PageSection title={t('letter.title')} text={t('letter.text')}>
      {!isOpen ? (
        <Button onClick={() => setOpen(true)}>{t('letter.write')}</Button>
      ) : (
        <Card>
          <div className={classes.letterTools}>
            <SegmentedControl
              size="xs"
              aria-label={t('letter.language')}
              data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
              value={language}
              onChange={(code) => setLanguage(code as Language)}
            />
          </div>
          {letter.isPending && <PageSkeleton rows={4} />}
          {letter.isError && <ErrorNote reason={letter.error} onRetry={() => letter.refetch()} />}
          {letter.data && (
            <>
              <article className={classes.letter} lang={languageTags[language]}>
                <h3>{letter.data.subject}</h3>
                <p>{letter.data.text}</p>
              </article>
              <div className={classes.letterTools}>
                <Button
                  component="a"
                  href={`mailto:?subject=${encodeURIComponent(letter.data.subject)}&body=${encodeURIComponent(letter.data.text)}`}
                  leftSection={<IconMail size={16} stroke={1.7} />}
                >
                  {t('letter.mail')}
                </Button>
                <Button leftSection={<IconPrinter size={16} stroke={1.7} />} onClick={() => window.print()}>
                  {t('letter.print')}
                </Button>
              </div>
            </>
          )}
        </Card>
      )}
    </PageSection>
  )
}
