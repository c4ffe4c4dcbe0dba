import { type RemedyPolicy, setRemedyPolicy } from '@heed/contract/remedies.ts'
import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { useMay, useMe } from '../../../app/session.ts'
import { toast } from '../../../app/toast.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { duration } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { PageFrame, PageSection } from '../../settings/page-frame.tsx'
import { policyQuery } from '../remedy-queries.ts'
import { KindList } from './kind-list.tsx'
import { LimitTable } from './limit-table.tsx'
import classes from './policy.module.css'
import { draftOf, isWhole, type PolicyDraft, policyOf } from './policy-draft.ts'

/** What the business gives, and up to what amount each role decides alone: to be read by all, set by those who may. */
export const PolicyPage = () => {
  const { t } = useTranslation('remedies')
  const policy = useQuery(policyQuery)
  return (
    <PageFrame title={t('policy.title')} lead={t('policy.lead')}>
      {policy.isPending && <PageSkeleton rows={6} />}
      {policy.isError && <ErrorNote reason={policy.error} onRetry={() => policy.refetch()} />}
      {policy.data && <Policy policy={policy.data} />}
    </PageFrame>
  )
}

const Policy = ({ policy }: { policy: RemedyPolicy }) => {
  const { t } = useTranslation('remedies')
  const may = useMay()
  const { branches, member } = useMe()
  const client = useQueryClient()
  const mayEdit = may('remedy:policy') && member.branchIds === null
  const read = draftOf(
    policy,
    branches.map(({ currency }) => currency),
  )
  const [changed, setChanged] = useState<PolicyDraft>()
  const draft = changed ?? read
  const set = mayEdit ? (part: Partial<PolicyDraft>) => setChanged({ ...draft, ...part }) : undefined
  const isTemplate = [...policy.rules, ...policy.limits].some(({ notYetYours }) => notYetYours)
  const save = useMutation({
    mutationFn: () => call(setRemedyPolicy, { body: policyOf(draft) }),
    onSuccess: (saved) => {
      client.setQueryData(policyQuery.queryKey, saved)
      client.invalidateQueries({ queryKey: ['remedies'] })
      setChanged(undefined)
      toast({ text: t(changed ? 'policy.saved' : 'policy.confirmed') })
    },
  })
  return (
    <form
      className={classes.policy}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole(draft)) save.mutate()
      }}
    >
      <p className={classes.law}>
        <IconScale size={17} stroke={1.7} aria-hidden />
        <span>
          {t('law')}{' '}
          <Link to="/remedies" className="link">
            {t('policy.ledger')}
          </Link>
        </span>
      </p>
      <PageSection title={t('policy.kinds')} text={t('policy.kindsText')}>
        <KindList rules={draft.rules} onChange={set && ((rules) => set({ rules }))} />
      </PageSection>
      <PageSection
        title={t('policy.limits')}
        text={t('policy.limitsText')}
        aside={
          policy.limits.some(({ notYetYours }) => notYetYours) && (
            <span className={classes.chip}>
              <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>
            </span>
          )
        }
      >
        <LimitTable rows={draft.rows} onChange={set && ((rows) => set({ rows }))} />
      </PageSection>
      <PageSection title={t('policy.minutes')} text={t('policy.minutesText')}>
        {set ? (
          <NumberField
            aria-label={t('policy.minutes')}
            className={classes.minutes}
            min={1}
            max={10_080}
            allowDecimal={false}
            allowNegative={false}
            suffix={` ${t('policy.minutesUnit')}`}
            value={draft.decideMinutes}
            onChange={(decideMinutes) => set({ decideMinutes })}
          />
        ) : (
          <p>{duration(policy.decideMinutes * 60)}</p>
        )}
      </PageSection>
      {mayEdit && (changed || isTemplate) && (
        <footer className={classes.foot}>
          {save.isError && <ErrorNote reason={save.error} />}
          <div>
            <Button type="submit" variant="filled" loading={save.isPending} disabled={!isWhole(draft)}>
              {changed ? t('act.save', { ns: 'common' }) : t('policy.confirm')}
            </Button>
            {changed && <Button onClick={() => setChanged(undefined)}>{t('act.cancel', { ns: 'common' })}</Button>}
            {isTemplate && <p>{t(changed ? 'policy.savingConfirms' : 'policy.template')}</p>}
          </div>
        </footer>
      )}
    </form>
  )
}
