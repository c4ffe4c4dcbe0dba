import type { Decision } from '@heed/contract/decisions.ts'
import { SegmentedControl, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languageNames, languages, languageTags } from '../../app/languages.ts'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { latestDay } from '../insight/period.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useChangeDecision, useMakeDecision } from './decision-queries.ts'
import classes from './decisions.module.css'

type Texts = Partial<Record<Language, string>>
type DecisionFormProps = { decision?: Decision; feedbackIds?: string[]; onDone: () => void; onSaved?: () => void }

const filled = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).flatMap(([code, text]) => (text.trim() ? [[code, text.trim()]] : [])))

/** What customers said and what is done about it, in as many languages as somebody writes. */
export const DecisionForm = ({ decision, feedbackIds = [], onDone, onSaved }: DecisionFormProps) => {
  const { t } = useTranslation('decisions')
  const { branches, member, workspace } = useMe()
  const today = latestDay(branches.map(({ zone }) => zone))
  const [language, setLanguage] = useState<Language>(workspace.language)
  const [said, setSaid] = useState<Texts>(decision?.said ?? {})
  const [did, setDid] = useState<Texts>(decision?.did ?? {})
  const [branchId, setBranchId] = useState(decision?.branch?.id ?? (member.branchIds ? (branches[0]?.id ?? '') : ''))
  const [decidedOn, setDecidedOn] = useState(decision?.decidedOn ?? today)
  const [doneOn, setDoneOn] = useState(decision?.doneOn ?? '')
  const [isPublic, setPublic] = useState(decision?.isPublic ?? false)
  const [wrong, setWrong] = useState<string>()
  const finish = () => {
    onDone()
    onSaved?.()
  }
  const make = useMakeDecision(finish)
  const change = useChangeDecision(decision?.id ?? '', finish)

  const save = () => {
    const texts = { said: filled(said), did: filled(did) }
    const half = languages.find((code) => Boolean(texts.said[code]) !== Boolean(texts.did[code]))
    if (half) {
      setLanguage(half)
      return setWrong(t('form.bothWords', { language: languageNames[half] }))
    }
    if (Object.keys(texts.said).length === 0) return setWrong(t('form.noWords'))
    setWrong(undefined)
    if (decision) change.mutate({ ...texts, decidedOn, isPublic, ...(doneOn ? { doneOn } : {}) })
    else make.mutate({ ...texts, decidedOn, doneOn: doneOn || null, isPublic, feedbackIds, branchId: branchId || null })
  }
  const hasWords = (code: Language) => Boolean(said[code]?.trim() && did[code]?.trim())
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="md">
        {feedbackIds.length > 0 && <p className="quiet">{t('form.answers', { n: feedbackIds.length })}</p>}
        <div className={classes.languages}>
          <SegmentedControl
            size="xs"
            aria-label={t('form.language')}
            data={languages.map((code) => ({
              value: code,
              label: `${hasWords(code) ? '✓ ' : ''}${languageNames[code]}`,
            }))}
            value={language}
            onChange={(code) => setLanguage(code as Language)}
          />
        </div>
        <Textarea
          label={t('form.said')}
          autosize
          minRows={2}
          maxLength={160}
          lang={languageTags[language]}
          value={said[language] ?? ''}
          onChange={(event) => setSaid({ ...said, [language]: event.currentTarget.value })}
        />
        <Textarea
          label={t('form.did')}
          description={isPublic ? t('form.private') : undefined}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={1000}
          lang={languageTags[language]}
          value={did[language] ?? ''}
          onChange={(event) => setDid({ ...did, [language]: event.currentTarget.value })}
        />
        {!decision && (
          <Select
            label={t('form.branch')}
            allowDeselect={false}
            data={[
              ...(member.branchIds ? [] : [{ value: '', label: t('wholeBusiness') }]),
              ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={branchId}
            onChange={(value) => setBranchId(value ?? '')}
          />
        )}
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            type="date"
            label={t('form.decidedOn')}
            max={today}
            value={decidedOn}
            onChange={(event) => setDecidedOn(event.currentTarget.value || today)}
          />
          <TextInput
            type="date"
            label={t('form.doneOn')}
            description={t('form.doneText')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={decidedOn}
            max={today}
            value={doneOn}
            onChange={(event) => setDoneOn(event.currentTarget.value)}
          />
        </SimpleGrid>
        <Switch
          label={t('form.public')}
          checked={isPublic}
          onChange={(event) => setPublic(event.currentTarget.checked)}
        />
        {wrong && <ErrorNote>{wrong}</ErrorNote>}
        <FormFoot problem={make.error ?? change.error} isBusy={make.isPending || change.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
