import type { Brand } from '@heed/contract/brand.ts'
import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './brand.module.css'
import type { Edited } from './brand-page.tsx'
import { StandardLinks } from './standard-links.tsx'

const few = 12

/** Values with the standards that express them; what is missing on either side says so. */
export const Values = ({ brand, onEdit }: { brand: Brand; onEdit: ((edited: Edited) => void) | undefined }) => {
  const { t } = useTranslation('brand')
  const { values, standardsWithoutValue } = brand
  const [isWhole, setWhole] = useState(false)
  return (
    <PageSection
      title={t('values')}
      text={t('valuesText')}
      aside={
        onEdit && (
          <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => onEdit({ part: 'value' })}>
            {t('value.add')}
          </Button>
        )
      }
    >
      {values.length === 0 && <p className="quiet">{t('valuesNone')}</p>}
      {values.length > 0 && (
        <Sheet label={t('values')}>
          {values.map((value) => (
            <li key={value.id} className={classes.row}>
              <div>
                <h3>
                  {value.name} {value.standards.length === 0 && <Chip tone="warn">{t('value.noStandard')}</Chip>}
                </h3>
                {value.meaning && <p>{value.meaning}</p>}
                <StandardLinks standards={value.standards} />
              </div>
              {onEdit && (
                <Button
                  size="xs"
                  leftSection={<IconPencil size={14} stroke={1.7} />}
                  aria-label={`${t('act.edit', { ns: 'common' })}: ${value.name}`}
                  onClick={() => onEdit({ part: 'value', value })}
                >
                  {t('act.edit', { ns: 'common' })}
                </Button>
              )}
            </li>
          ))}
        </Sheet>
      )}
      {standardsWithoutValue.length > 0 && values.length > 0 && (
        <div className={classes.missing}>
          <p>
            <Chip tone="warn">{t('gap')}</Chip> {t('standardsWithoutValue', { count: standardsWithoutValue.length })}
          </p>
          <StandardLinks standards={isWhole ? standardsWithoutValue : standardsWithoutValue.slice(0, few)} />
          {!isWhole && standardsWithoutValue.length > few && (
            <button type="button" className="link" onClick={() => setWhole(true)}>
              {t('showAll')}
            </button>
          )}
        </div>
      )}
    </PageSection>
  )
}
