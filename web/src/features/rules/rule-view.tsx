import type { RulePage } from '@heed/contract/rules.ts'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { ReviewForm } from './review-form.tsx'
import { RuleForm } from './rule-form.tsx'
import { ruleQuery, useReadRule } from './rule-queries.ts'
import { UseEntry } from './rule-uses.tsx'

/** A rule as it stands, who has read it, whom it met, and how it came to be. */
export const RuleView = ({ ruleId, onClose }: { ruleId: string; onClose: () => void }) => {
  const { t } = useTranslation('prevention')
  const rule = useQuery(ruleQuery(ruleId))
  return (
    <EditDrawer title={rule.data?.name ?? t('rule.title')} isOpen onClose={onClose} size={560}>
      {rule.isPending && <PageSkeleton rows={5} />}
      {rule.isError && <ErrorNote reason={rule.error} onRetry={() => rule.refetch()} />}
      {rule.data && <Inside rule={rule.data} />}
    </EditDrawer>
  )
}

const Inside = ({ rule }: { rule: RulePage }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const may = useMay()
  const [form, setForm] = useState<'edit' | 'review'>()
  const read = useReadRule(rule.id)
  const close = () => setForm(undefined)
  if (form === 'edit') return <RuleForm rule={rule} onDone={close} />
  if (form === 'review') return <ReviewForm rule={rule} onDone={close} />
  const holds = rule.retiredAt === null
  return (
    <Stack gap="md">
      <p className={classes.text}>{rule.text}</p>
      <p className={classes.meta}>
        <Chip>{t(`rule.for.${rule.forWhom}`)}</Chip>
        <span>{rule.owner.name}</span>
        <span>{t('rule.reviewOn', { day: calendarDay(rule.reviewOn) })}</span>
        {rule.review && <Chip tone="over">{t(`rule.reviewWhy.${rule.review}`)}</Chip>}
      </p>
      <div className={classes.acts}>
        {holds && !rule.isRead && (
          <Button variant="filled" loading={read.isPending} onClick={() => read.mutate(rule.version)}>
            {t('rule.markRead')}
          </Button>
        )}
        {holds && may('prevention:edit') && (
          <>
            <Button onClick={() => setForm('review')}>{t('rule.review')}</Button>
            <Button onClick={() => setForm('edit')}>{t('common:act.edit')}</Button>
          </>
        )}
      </div>
      {read.error && <ErrorNote reason={read.error} />}
      <section>
        <h2>{t('rule.uses')}</h2>
        {rule.uses.length === 0 && <p className="quiet">{t('rule.noUses')}</p>}
        {rule.uses.map((use) => (
          <UseEntry key={use.id} use={use} as="case" />
        ))}
      </section>
      {rule.reviews.some(({ doneAt }) => doneAt) && (
        <section>
          <h2>{t('rule.reviews')}</h2>
          {rule.reviews.map(
            (review) =>
              review.outcome && (
                <p key={review.id} className={classes.case}>
                  <b>{t(`rule.outcomes.${review.outcome}`)}</b>
                  <span>{review.words}</span>
                  <span className={classes.meta}>
                    {review.doneBy?.name} {review.doneAt && <When at={review.doneAt} />}
                  </span>
                </p>
              ),
          )}
        </section>
      )}
      <section>
        <h2>{t('rule.versions')}</h2>
        {rule.versions.map((version) => (
          <div key={version.version} className={classes.case}>
            <b>{t('rule.version', { n: version.version })}</b>
            {version.version !== rule.version && <span className={classes.text}>{version.text}</span>}
            <span className={classes.meta}>
              {version.by && <span>{version.by.name}</span>}
              <When at={version.at} />
              <span>
                {version.readings.length === 0
                  ? t('rule.nobodyRead')
                  : t('rule.readings', { names: version.readings.map(({ member }) => member.name).join(', ') })}
              </span>
            </span>
          </div>
        ))}
      </section>
    </Stack>
  )
}
