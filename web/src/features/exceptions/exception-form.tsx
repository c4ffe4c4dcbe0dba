import { decimalsOf } from '@heed/methods/money.ts'
import { Select, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { GiftVerdict } from '../remedies/gift/gift-verdict.tsx'
import { verdictOf } from '../remedies/gift/verdict.ts'
import { caseRemediesQuery, policyQuery } from '../remedies/remedy-queries.ts'
import { givenOf } from '../remedies/worth.ts'
import { rulesQuery } from '../rules/rule-queries.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useAskException } from './exception-queries.ts'

/** What a rule gives and what this situation needs; whether it is granted at once is said before it is sent. */
export const ExceptionForm = ({ caseId, onDone }: { caseId: string; onDone: () => void }) => {
  const { t } = useTranslation(['exceptions', 'prevention', 'common'])
  const { member } = useMe()
  const { data: rules } = useQuery(rulesQuery())
  const { data: of } = useQuery(caseRemediesQuery(caseId))
  const { data: policy } = useQuery(policyQuery)
  const form = `exception.${caseId}`
  const [ruleId, setRuleId] = useKept<string | null>(form, 'ruleId', null)
  const [gives, setGives] = useKept(form, 'gives', '')
  const [needs, setNeeds] = useKept(form, 'needs', '')
  const [why, setWhy] = useKept(form, 'why', '')
  const [cost, setCost] = useKept<number | string>(form, 'cost', '')
  const [isTried, setTried] = useState(false)
  const ask = useAskException(caseId)
  const close = () => {
    forgetForm(form)
    onDone()
  }
  const needed = (isThere: unknown) => isTried && !isThere && t('common:needed')
  const verdict =
    of &&
    policy &&
    verdictOf({
      limits: policy.limits,
      role: member.role,
      readerId: member.id,
      currency: of.currency,
      deciders: of.deciders,
      given: givenOf(of, of.currency),
      items: [{ kind: 'exception', amount: Number(cost) || 0 }],
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!ruleId || !gives.trim() || !needs.trim() || !why.trim()) return
    ask.mutate(
      { ruleId, gives: gives.trim(), needs: needs.trim(), why: why.trim(), cost: Number(cost) || 0 },
      { onSuccess: close },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          label={t('form.rule')}
          description={rules?.items.length === 0 ? t('prevention:refusal.noRules') : undefined}
          searchable
          data={(rules?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={ruleId}
          error={needed(ruleId)}
          onChange={(id) => {
            setRuleId(id)
            setGives((rules?.items.find((rule) => rule.id === id)?.text ?? '').slice(0, 2000))
          }}
        />
        <Textarea
          label={t('form.gives')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={gives}
          error={needed(gives.trim())}
          onChange={(event) => setGives(event.currentTarget.value)}
        />
        <Textarea
          label={t('form.needs')}
          autosize
          minRows={2}
          maxLength={1000}
          value={needs}
          error={needed(needs.trim())}
          onChange={(event) => setNeeds(event.currentTarget.value)}
        />
        <Textarea
          label={t('form.why')}
          description={t('form.whyText')}
          autosize
          minRows={2}
          maxLength={2000}
          value={why}
          error={needed(why.trim())}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {of && (
          <NumberField
            label={t('form.cost')}
            description={t('form.costText')}
            min={0}
            decimalScale={decimalsOf(of.currency)}
            allowNegative={false}
            hideControls
            suffix={` ${of.currency}`}
            value={cost}
            onChange={setCost}
          />
        )}
        {policy && of && verdict && (
          <GiftVerdict verdict={verdict} currency={of.currency} decideMinutes={policy.decideMinutes} />
        )}
        <FormFoot
          problem={ask.error}
          isBusy={ask.isPending}
          go={t(verdict?.as === 'asked' ? 'form.ask' : 'form.give')}
          onCancel={close}
        />
      </Stack>
    </form>
  )
}
