import { type FactBasis, type FactKind, type FactSaid, factBases } from '@heed/contract/customer-facts.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { BestTime, FormOfAddress, TalkWish, Way } from '@heed/contract/wishes.ts'
import { SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames, languages } from '../../../app/languages.ts'
import { showOddTime } from '../../../ui/time-field.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import { BestTimeField } from '../best-time-field.tsx'
import { AddressFields } from './address-fields.tsx'
import { useRecordFact } from './known-queries.ts'
import { ReachFields } from './reach-fields.tsx'

type FactFormProps = {
  customerId: string
  language: Language
  kind: FactKind
  /** What is known so far. */
  said: FactSaid | undefined
  caseId?: string
  onDone: () => void
}

type Draft = {
  address: FormOfAddress
  first: Way | null
  second: Way | null
  bestTime: BestTime | null
  language: Language
  talk: TalkWish | null
  topic: string
  words: string
}

const draftOf = (said: FactSaid | undefined, language: Language): Draft => ({
  address: said?.kind === 'address' ? said.value : { name: '', title: null, manner: 'formal', pronunciation: null },
  first: said?.kind === 'reach' ? said.value.first : null,
  second: said?.kind === 'reach' ? said.value.second : null,
  bestTime: said?.kind === 'best_time' ? said.value : null,
  language: said?.kind === 'language' ? said.value : language,
  talk: said?.kind === 'talk' ? said.value : null,
  topic: said?.kind === 'free' ? said.topic : '',
  words: said?.kind === 'free' ? said.value : '',
})

/** Undefined while something is missing. */
const saidOf = (kind: FactKind, draft: Draft): FactSaid | undefined => {
  const { address, first, second, bestTime, talk } = draft
  if (kind === 'address') return address.name.trim() ? { kind, value: address } : undefined
  if (kind === 'reach') return first ? { kind, value: { first, second } } : undefined
  if (kind === 'best_time') return bestTime ? { kind, value: bestTime } : undefined
  if (kind === 'language') return { kind, value: draft.language }
  if (kind === 'talk') return talk ? { kind, value: talk } : undefined
  const topic = draft.topic.trim()
  const value = draft.words.trim()
  return topic && value ? { kind, topic, value } : undefined
}

/** One thing about a customer, and how it is known: they said it, it was seen, or somebody guesses. */
export const FactForm = ({ customerId, language, kind, said, caseId, onDone }: FactFormProps) => {
  const { t } = useTranslation('known')
  const [draft, setDraft] = useState(() => draftOf(said, language))
  const [basis, setBasis] = useState<FactBasis>('asked')
  const [isMissing, setMissing] = useState(false)
  const save = useRecordFact(customerId, onDone)
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const next = saidOf(kind, draft)
    if (!next) return setMissing(true)
    if (!showOddTime(event.currentTarget)) save.mutate({ said: next, basis, caseId: caseId ?? null })
  }
  const missing = isMissing && !saidOf(kind, draft) ? t('needed', { ns: 'common' }) : undefined
  return (
    <form noValidate onSubmit={submit} aria-label={t(`kind.${kind}`)}>
      <Stack gap="sm">
        {kind === 'address' && (
          <AddressFields
            value={draft.address}
            language={language}
            problem={missing}
            onChange={(address) => set({ address })}
          />
        )}
        {kind === 'reach' && <ReachFields first={draft.first} second={draft.second} problem={missing} onChange={set} />}
        {kind === 'best_time' && (
          <BestTimeField
            label={t('kind.best_time')}
            description={t('bestTimeText')}
            value={draft.bestTime}
            onChange={(bestTime) => set({ bestTime })}
          />
        )}
        {kind === 'language' && (
          <Select
            label={t('kind.language')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={draft.language}
            onChange={(next) => next && set({ language: next as Language })}
          />
        )}
        {kind === 'talk' && (
          <SegmentedControl
            aria-label={t('kind.talk')}
            data={(['quiet', 'chatty'] as const).map((value) => ({ value, label: t(`talk.${value}`) }))}
            value={draft.talk ?? ''}
            onChange={(next) => set({ talk: next as TalkWish })}
          />
        )}
        {kind === 'free' && (
          <>
            <TextInput
              label={t('topic')}
              description={t('topicText')}
              maxLength={60}
              readOnly={said !== undefined}
              value={draft.topic}
              onChange={(event) => set({ topic: event.currentTarget.value })}
            />
            <TextInput
              label={t('words')}
              maxLength={300}
              value={draft.words}
              error={missing}
              onChange={(event) => set({ words: event.currentTarget.value })}
            />
          </>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('howKnown')}
          data={factBases
            .filter((one) => one !== 'assumed' || kind !== 'address')
            .map((value) => ({ value, label: t(`basisChoice.${value}`) }))}
          value={basis}
          onChange={(next) => setBasis(next as FactBasis)}
        />
        {missing && kind !== 'address' && kind !== 'free' && kind !== 'reach' && <p className="quiet">{missing}</p>}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
