import { type RefusalDecision, refusalDecisions } from '@heed/contract/rules.ts'
import { Select, Stack, Switch, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { rulesQuery, useCiteRule } from './rule-queries.ts'

/** A rule met this customer; what was refused by it is written down with what was offered instead. */
export const RefusalForm = ({ caseId, onDone }: { caseId: string; onDone: () => void }) => {
  const { t } = useTranslation(['prevention', 'common'])
  const { data: rules } = useQuery(rulesQuery())
  const form = `refusal.${caseId}`
  const [ruleId, setRuleId] = useKept<string | null>(form, 'ruleId', null)
  const [isRefused, setRefused] = useKept(form, 'isRefused', true)
  const [asked, setAsked] = useKept(form, 'asked', '')
  const [alternative, setAlternative] = useKept(form, 'alternative', '')
  const [decision, setDecision] = useKept<RefusalDecision>(form, 'decision', 'unknown')
  const [isTried, setTried] = useState(false)
  const close = () => {
    forgetForm(form)
    onDone()
  }
  const cite = useCiteRule(caseId, close)
  const needed = (isThere: unknown) => isTried && !isThere && t('common:needed')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!ruleId) return
    if (!isRefused) return cite.mutate({ ruleId })
    // Without an alternative the server says why it is not accepted.
    if (asked.trim())
      cite.mutate({ ruleId, refused: { asked: asked.trim(), alternative: alternative.trim(), decision } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          label={t('refusal.rule')}
          description={rules?.items.length === 0 ? t('refusal.noRules') : undefined}
          searchable
          data={(rules?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={ruleId}
          error={needed(ruleId)}
          onChange={setRuleId}
        />
        <Switch
          label={t('refusal.refused')}
          checked={isRefused}
          onChange={(event) => setRefused(event.currentTarget.checked)}
        />
        {isRefused && (
          <>
            <Textarea
              label={t('refusal.asked')}
              autosize
              minRows={2}
              maxLength={1000}
              value={asked}
              error={needed(asked.trim())}
              onChange={(event) => setAsked(event.currentTarget.value)}
            />
            <Textarea
              label={t('refusal.alternative')}
              description={t('refusal.alternativeHint')}
              autosize
              minRows={2}
              maxLength={1000}
              value={alternative}
              onChange={(event) => setAlternative(event.currentTarget.value)}
            />
            <Select
              label={t('refusal.decision')}
              allowDeselect={false}
              data={refusalDecisions.map((value) => ({ value, label: t(`refusal.decisions.${value}`) }))}
              value={decision}
              onChange={(value) => setDecision(refusalDecisions.find((known) => known === value) ?? 'unknown')}
            />
          </>
        )}
        <FormFoot problem={cite.error} isBusy={cite.isPending} go={t('refusal.save')} onCancel={close} />
      </Stack>
    </form>
  )
}
