import { type FactKind, type FactPolicy, factKinds, setFactPolicy } from '@heed/contract/customer-facts.ts'
import { talkWishes, ways } from '@heed/contract/wishes.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { useMay } from '../../../app/session.ts'
import { toast } from '../../../app/toast.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { FormFoot } from '../../settings/form-foot.tsx'
import { PageFrame, PageSection, Sheet } from '../../settings/page-frame.tsx'
import classes from './fact-policy-page.module.css'
import { policyQuery } from './known-queries.ts'

type Segment = FactPolicy['segments'][number]

/** Steps that an age is made of; whatever else a program has set is shown as well. */
const steps = [3, 6, 12, 24, 36]

/** For how long what is known of customers is trusted, and what is usual in groups of them: read by all, set by those who may. */
export const FactPolicyPage = () => {
  const { t } = useTranslation('known')
  const policy = useQuery(policyQuery)
  return (
    <PageFrame title={t('policy.title')} lead={t('policy.lead')}>
      {policy.isPending && <PageSkeleton rows={6} />}
      {policy.isError && <ErrorNote reason={policy.error} onRetry={() => policy.refetch()} />}
      {policy.data && <Policy policy={policy.data} />}
    </PageFrame>
  )
}

const Policy = ({ policy }: { policy: FactPolicy }) => {
  const { t } = useTranslation('known')
  const mayEdit = useMay()('standard:edit')
  const client = useQueryClient()
  const [changed, setChanged] = useState<FactPolicy>()
  const { months, segments } = changed ?? policy
  const set = (part: Partial<FactPolicy>) => setChanged({ months, segments, ...part })
  const setSegment = (index: number, part: Partial<Segment>) =>
    set({ segments: segments.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  const isWhole = segments.every(({ name }) => name.trim())
  const save = useMutation({
    mutationFn: () =>
      call(setFactPolicy, {
        body: { months, segments: segments.map((one) => ({ ...one, name: one.name.trim() })) },
      }),
    onSuccess: (saved) => {
      client.setQueryData(policyQuery.queryKey, saved)
      client.invalidateQueries({ queryKey: ['customers'] })
      setChanged(undefined)
      toast({ text: t('state.saved', { ns: 'common' }) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWhole) save.mutate()
  }
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <PageSection title={t('policy.ages')} text={t('policy.agesText')}>
        <Sheet label={t('policy.ages')}>
          {factKinds.map((kind) => (
            <li key={kind} className={classes.age}>
              <span>{t(`kind.${kind}`)}</span>
              <AgeField
                kind={kind}
                months={months[kind]}
                mayEdit={mayEdit}
                onChange={(age) => set({ months: { ...months, [kind]: age } })}
              />
            </li>
          ))}
        </Sheet>
      </PageSection>
      <PageSection title={t('policy.groups')} text={t('policy.groupsText')}>
        {segments.length === 0 && <p className="quiet small">{t('policy.noGroups')}</p>}
        {segments.length > 0 && (
          <Sheet label={t('policy.groups')}>
            {segments.map((segment, index) => (
              // A group has no id of its own, and its name is what is being typed.
              <li key={index} className={classes.group}>
                <SegmentRow
                  segment={segment}
                  mayEdit={mayEdit}
                  onChange={(part) => setSegment(index, part)}
                  onRemove={() => set({ segments: segments.filter((_, at) => at !== index) })}
                />
              </li>
            ))}
          </Sheet>
        )}
        {mayEdit && segments.length < 20 && (
          <Button mt="sm" onClick={() => set({ segments: [...segments, { name: '', reach: null, talk: null }] })}>
            {t('policy.addGroup')}
          </Button>
        )}
      </PageSection>
      {changed && <FormFoot problem={save.error} isBusy={save.isPending} onCancel={() => setChanged(undefined)} />}
    </form>
  )
}

type AgeFieldProps = {
  kind: FactKind
  months: number | null
  mayEdit: boolean
  onChange: (months: number | null) => void
}

const AgeField = ({ kind, months, mayEdit, onChange }: AgeFieldProps) => {
  const { t } = useTranslation('known')
  const words = (age: number) => t('policy.after', { count: age })
  if (!mayEdit) return <span>{months === null ? t('policy.never') : words(months)}</span>
  const ages = months !== null && !steps.includes(months) ? [...steps, months].sort((a, b) => a - b) : steps
  return (
    <Select
      size="xs"
      w={180}
      aria-label={t('policy.ageOf', { kind: t(`kind.${kind}`) })}
      allowDeselect={false}
      data={[
        ...ages.map((age) => ({ value: String(age), label: words(age) })),
        { value: '', label: t('policy.never') },
      ]}
      value={months === null ? '' : String(months)}
      onChange={(value) => onChange(value ? Number(value) : null)}
    />
  )
}

type SegmentRowProps = {
  segment: Segment
  mayEdit: boolean
  onChange: (part: Partial<Segment>) => void
  onRemove: () => void
}

const SegmentRow = ({ segment, mayEdit, onChange, onRemove }: SegmentRowProps) => {
  const { t } = useTranslation('known')
  const { name, reach, talk } = segment
  if (!mayEdit) {
    const usual = [reach && t(`way.${reach}`), talk && t(`talk.${talk}`)].filter(Boolean).join(' · ')
    return (
      <>
        <b>{name}</b>
        <span className="quiet">{usual}</span>
      </>
    )
  }
  return (
    <>
      <TextInput
        size="xs"
        label={t('policy.group')}
        maxLength={60}
        error={name.trim() ? undefined : t('needed', { ns: 'common' })}
        value={name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Select
        size="xs"
        label={t('kind.reach')}
        placeholder={t('policy.noGuess')}
        clearable
        clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
        data={ways.map((value) => ({ value, label: t(`way.${value}`) }))}
        value={reach ?? null}
        onChange={(value) => onChange({ reach: value as Segment['reach'] })}
      />
      <Select
        size="xs"
        label={t('kind.talk')}
        placeholder={t('policy.noGuess')}
        clearable
        clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
        data={talkWishes.map((value) => ({ value, label: t(`talk.${value}`) }))}
        value={talk ?? null}
        onChange={(value) => onChange({ talk: value as Segment['talk'] })}
      />
      <Button size="xs" variant="subtle" onClick={onRemove} aria-label={t('policy.removeOf', { name })}>
        {t('policy.remove')}
      </Button>
    </>
  )
}
