import type { Question } from '@heed/contract/survey-content.ts'
import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../app/languages.ts'
import { freeId } from './question-kinds.ts'
import classes from './surveys.module.css'
import { WordsField } from './words-field.tsx'

type Option = NonNullable<Question['options']>[number]
type OptionsFieldProps = {
  label: string
  letter: 'o' | 'r' | 'p'
  items: readonly Option[]
  least: number
  language: Language
  onChange: (items: Option[], mark: string) => void
}

/** Choices or lines, one a row; a new one gets a name that none had. */
export const OptionsField = ({ label, letter, items, least, language, onChange }: OptionsFieldProps) => {
  const { t } = useTranslation('surveys')
  return (
    <fieldset className={classes.options}>
      <legend>{label}</legend>
      {items.map((item, at) => (
        <div key={item.id} className={classes.option}>
          <WordsField
            bare
            label={`${label} ${at + 1}`}
            value={item.words}
            language={language}
            onChange={(words) =>
              onChange(
                items.map((one) => (one.id === item.id ? { ...one, words } : one)),
                item.id,
              )
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            disabled={items.length <= least}
            aria-label={t('write.removeOption', { n: at + 1 })}
            onClick={() =>
              onChange(
                items.filter(({ id }) => id !== item.id),
                '',
              )
            }
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconPlus size={15} />}
        disabled={items.length >= (letter === 'p' ? 5 : 40)}
        onClick={() => onChange([...items, { id: freeId(letter, items), words: {} }], '')}
      >
        {t(letter === 'p' ? 'write.addPrompt' : 'write.addOption')}
      </Button>
    </fieldset>
  )
}
