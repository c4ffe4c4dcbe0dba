import type { Remedy, RemedyKind } from '@heed/contract/remedies.ts'
import { Button, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconScale } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/session.ts'
import { FormFoot } from '../../settings/form-foot.tsx'
import { useGive } from '../remedy-acts.ts'
import { type CaseRemedies, policyQuery } from '../remedy-queries.ts'
import { givenOf } from '../worth.ts'
import { type GiftDraft, isWhole, newLine, worthOf } from './gift-draft.ts'
import classes from './gift-form.module.css'
import { GiftLine } from './gift-line.tsx'
import { GiftVerdict } from './gift-verdict.tsx'
import { verdictOf } from './verdict.ts'

type GiftFormProps = { caseId: string; of: CaseRemedies; onDone: (given: Remedy[]) => void; onCancel: () => void }

const most = 8
const leading = ['lead', 'manager', 'owner']

/** One or several remedies together; what will happen is said before it does. */
export const GiftForm = ({ caseId, of, onDone, onCancel }: GiftFormProps) => {
  const { t } = useTranslation('remedies')
  const { member } = useMe()
  const { data: policy } = useQuery(policyQuery)
  const give = useGive(caseId)
  const [draft, setDraft] = useState<GiftDraft>(() => ({
    lines: [newLine()],
    reason: '',
    product: '',
    isException: false,
    exceptionWords: '',
  }))
  const set = (part: Partial<GiftDraft>) => setDraft((before) => ({ ...before, ...part }))
  const setLine = (key: string, part: Partial<GiftDraft['lines'][number]>) =>
    set({ lines: draft.lines.map((line) => (line.key === key ? { ...line, ...part } : line)) })
  const mayExcept = leading.includes(member.role)
  const needsException = draft.lines.some(({ kind }) => of.offers.some((o) => o.kind === kind && o.onlyAsException))
  const isException = mayExcept && (draft.isException || needsException)
  const verdict =
    policy &&
    verdictOf({
      limits: policy.limits,
      role: member.role,
      readerId: member.id,
      currency: of.currency,
      deciders: of.deciders,
      given: givenOf(of, of.currency),
      items: worthOf(draft),
    })
  const submit = () =>
    give.mutate(
      {
        reason: draft.reason.trim(),
        product: draft.product.trim() || null,
        exceptionWords: isException ? draft.exceptionWords.trim() : null,
        items: draft.lines.map(({ kind, words, amount, percent }) => ({
          kind: kind as RemedyKind,
          words: words.trim() || null,
          amount: kind === 'apology' ? 0 : Number(amount),
          percent: (kind === 'coupon' || kind === 'discount') && percent !== '' ? Number(percent) : null,
          currency: of.currency,
        })),
      },
      { onSuccess: ({ items }) => onDone(items) },
    )
  const [isTried, setTried] = useState(false)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isWhole(draft, isException)) submit()
      }}
    >
      <Stack gap="md">
        <ul className={classes.lines}>
          {draft.lines.map((line, place) => (
            <GiftLine
              key={line.key}
              line={line}
              of={of}
              isFirst={place === 0}
              isTried={isTried}
              onChange={(part) => setLine(line.key, part)}
              onRemove={
                draft.lines.length > 1
                  ? () => set({ lines: draft.lines.filter(({ key }) => key !== line.key) })
                  : undefined
              }
            />
          ))}
        </ul>
        {draft.lines.length < most && (
          <Button
            variant="subtle"
            className={classes.add}
            leftSection={<IconPlus size={16} stroke={1.8} />}
            onClick={() => set({ lines: [...draft.lines, newLine()] })}
          >
            {t('gift.addLine')}
          </Button>
        )}
        <Textarea
          label={t('gift.reason')}
          description={t('gift.reasonText')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          error={isTried && draft.reason.trim() === '' && t('needed', { ns: 'common' })}
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        <TextInput
          label={t('gift.product')}
          maxLength={200}
          value={draft.product}
          onChange={(event) => set({ product: event.currentTarget.value })}
        />
        {mayExcept && (
          <>
            <Switch
              label={t('gift.exception')}
              description={t('gift.exceptionText')}
              checked={isException}
              disabled={needsException}
              onChange={(event) => set({ isException: event.currentTarget.checked })}
            />
            {isException && (
              <Textarea
                label={t('gift.exceptionWhy')}
                required
                autosize
                minRows={2}
                maxLength={2000}
                error={isTried && draft.exceptionWords.trim() === '' && t('needed', { ns: 'common' })}
                value={draft.exceptionWords}
                onChange={(event) => set({ exceptionWords: event.currentTarget.value })}
              />
            )}
          </>
        )}
        {policy && verdict && (
          <GiftVerdict verdict={verdict} currency={of.currency} decideMinutes={policy.decideMinutes} />
        )}
        <p className={classes.law}>
          <IconScale size={15} stroke={1.7} aria-hidden /> {t('law')}
        </p>
        <FormFoot
          go={verdict?.as === 'asked' ? t('gift.ask') : t('gift.give')}
          problem={give.error}
          isBusy={give.isPending}
          onCancel={onCancel}
        />
      </Stack>
    </form>
  )
}
