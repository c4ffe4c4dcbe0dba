import type { RemedyKind } from '@heed/contract/remedies.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { money, percentSign } from '../../../ui/format.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import type { CaseRemedies } from '../remedy-queries.ts'
import type { GiftLineDraft } from './gift-draft.ts'
import classes from './gift-form.module.css'

type GiftLineProps = {
  line: GiftLineDraft
  of: CaseRemedies
  isFirst: boolean
  /** What is missing is said once it was tried without. */
  isTried: boolean
  onChange: (part: Partial<GiftLineDraft>) => void
  onRemove?: () => void
}

/** One remedy of the gift: its kind with the rule of the business, what exactly, and its worth in the branch's money. */
export const GiftLine = ({ line, of, isFirst, isTried, onChange, onRemove }: GiftLineProps) => {
  const { t } = useTranslation(['remedies', 'recovery'])
  const offer = of.offers.find(({ kind }) => kind === line.kind)
  const canBeShare = line.kind === 'coupon' || line.kind === 'discount'
  const isShare = canBeShare && line.percent !== ''
  const ownLimit =
    offer &&
    (offer.ownLimit === null ? t('gift.noLimit') : t('gift.ownLimit', { amount: money(offer.ownLimit, of.currency) }))
  return (
    <li className={classes.line}>
      <div className={classes.kind}>
        <Select
          label={t('gift.kind')}
          required
          data-autofocus={isFirst || undefined}
          error={isTried && line.kind === null && t('needed', { ns: 'common' })}
          allowDeselect={false}
          data={of.offers.map(({ kind, onlyAsException }) => ({
            value: kind,
            label: onlyAsException
              ? t('gift.onlyException', { kind: t(`recovery:remedy.${kind}`) })
              : t(`recovery:remedy.${kind}`),
          }))}
          value={line.kind}
          onChange={(kind) => onChange({ kind: kind as RemedyKind, percent: '' })}
        />
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('act.remove', { ns: 'common' })}
            onClick={onRemove}
          >
            <IconX size={17} />
          </ActionIcon>
        )}
      </div>
      {offer && (
        <p className={classes.rule}>{[offer.words, line.kind !== 'apology' && ownLimit].filter(Boolean).join(' ')}</p>
      )}
      {line.kind !== null && line.kind !== 'apology' && (
        <div className={classes.worth}>
          {canBeShare && (
            <NumberField
              label={t('gift.percent')}
              min={0.1}
              max={100}
              decimalScale={1}
              allowNegative={false}
              hideControls
              {...percentSign()}
              value={line.percent}
              onChange={(percent) => onChange({ percent })}
            />
          )}
          <NumberField
            label={t(isShare ? 'gift.atMost' : 'gift.amount')}
            required
            min={0}
            decimalScale={decimalsOf(of.currency)}
            allowNegative={false}
            hideControls
            rightSection={<span className={classes.currency}>{of.currency}</span>}
            rightSectionWidth={52}
            error={isTried && line.amount === '' && t('needed', { ns: 'common' })}
            value={line.amount}
            onChange={(amount) => onChange({ amount })}
          />
        </div>
      )}
      {line.kind !== null && (
        <TextInput
          label={t('gift.words')}
          maxLength={500}
          value={line.words}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
        />
      )}
    </li>
  )
}
