import { type BrandWord, brandWordKinds, removeBrandWord } from '@heed/contract/brand.ts'
import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { languageNames } from '../../app/languages.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Card, PageSection } from '../settings/page-frame.tsx'
import classes from './brand.module.css'
import type { Edited } from './brand-page.tsx'
import { useBrandAct } from './brand-queries.ts'

type PersonalityProps = { words: BrandWord[]; onEdit: ((edited: Edited) => void) | undefined }

/** Traits, the words that sound like us, and those that we avoid, by language. */
export const Personality = ({ words, onEdit }: PersonalityProps) => {
  const { t } = useTranslation('brand')
  const remove = useBrandAct((id: string) => call(removeBrandWord, { params: { id } }), { said: t('removed') })
  return (
    <PageSection
      title={t('personality')}
      text={t('personalityText')}
      aside={
        onEdit && (
          <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => onEdit({ part: 'word' })}>
            {t('word.add')}
          </Button>
        )
      }
    >
      <Card>
        <dl className={classes.words}>
          {brandWordKinds.map((kind) => {
            const some = words.filter((one) => one.kind === kind)
            return (
              <div key={kind}>
                <dt>
                  {t(`kind.${kind}`)}
                  <small>{t(`kindText.${kind}`)}</small>
                </dt>
                <dd>
                  {some.length === 0 && <p className="quiet small">{t('none')}</p>}
                  <ul>
                    {some.map(({ id, word, language, instead }) => (
                      <li key={id} className={classes.word} data-kind={kind}>
                        <span lang={language}>
                          <b>{word}</b>
                          {instead && ` → ${instead}`}
                        </span>
                        <small title={languageNames[language]}>{language}</small>
                        {onEdit && (
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            size={28}
                            loading={remove.isPending && remove.variables === id}
                            aria-label={t('removeNamed', { name: word })}
                            onClick={() => remove.mutate(id)}
                          >
                            <IconX size={14} stroke={1.8} />
                          </ActionIcon>
                        )}
                      </li>
                    ))}
                  </ul>
                </dd>
              </div>
            )
          })}
        </dl>
        {remove.error && <ErrorNote reason={remove.error} />}
      </Card>
    </PageSection>
  )
}
