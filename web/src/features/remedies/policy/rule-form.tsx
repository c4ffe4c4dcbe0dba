import type { RemedyPolicy } from '@heed/contract/remedies.ts'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames, languages, languageTags } from '../../../app/languages.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { hasCode } from './policy-draft.ts'

type Rule = RemedyPolicy['rules'][number]
type RuleFormProps = {
  rule: Rule
  onDone: (part: Pick<Rule, 'words' | 'validDays'>) => void
  onCancel: () => void
}

/** When a kind fits, in the languages that colleagues read; it stands in the page's draft until that is saved. */
export const RuleForm = ({ rule, onDone, onCancel }: RuleFormProps) => {
  const { t } = useTranslation('remedies')
  const [words, setWords] = useState<Rule['words']>(rule.words)
  const [validDays, setValidDays] = useState<number | string>(rule.validDays)
  const isWhole = Number(validDays) >= 1 && Number(validDays) <= 3650
  const take = () =>
    onDone({
      words: Object.fromEntries(
        Object.entries(words).flatMap(([language, text]) => (text?.trim() ? [[language, text.trim()]] : [])),
      ),
      validDays: Number(validDays),
    })
  return (
    <Stack gap="md">
      <p className="quiet small">{t('policy.wordsText')}</p>
      {languages.map((language) => (
        <Textarea
          key={language}
          label={languageNames[language]}
          lang={languageTags[language]}
          autosize
          minRows={2}
          maxLength={2000}
          value={words[language] ?? ''}
          onChange={(event) => setWords({ ...words, [language]: event.currentTarget.value })}
        />
      ))}
      {hasCode(rule.kind) && (
        <NumberField
          label={t('policy.validDays')}
          min={1}
          max={3650}
          allowDecimal={false}
          allowNegative={false}
          value={validDays}
          onChange={setValidDays}
        />
      )}
      <Group gap="xs">
        <Button variant="filled" disabled={!isWhole} onClick={take}>
          {t('policy.take')}
        </Button>
        <Button onClick={onCancel}>{t('act.cancel', { ns: 'common' })}</Button>
      </Group>
    </Stack>
  )
}
