import type { Standard, StandardInput } from '@heed/contract/standards.ts'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { amountOf, unitSeconds, wordingOf } from './standard-words.ts'

export const startOf = (standard: Standard | undefined, ownBranchId: string | null) => {
  const wording = standard && (standard.wording[currentLanguage()] ?? wordingOf(standard))
  return {
    name: standard?.name ?? '',
    when: wording?.when ?? '',
    act: wording?.act ?? '',
    method: standard?.method ?? ('clock' as Standard['method']),
    measure: standard ? standard.measure : ('first_answer' as Standard['measure']),
    ...amountOf(standard?.targetSeconds ? standard : { targetSeconds: 7200, hours: 'branch' }),
    hours: standard?.hours ?? ('branch' as const),
    limitCount: standard?.limitCount ?? (null as number | null),
    targetSharePercent: standard?.targetSharePercent ?? 90,
    dimension: standard?.dimension ?? ('responsiveness' as const),
    sources: standard?.sources ?? [{ kind: 'expectation' as const, words: '' }],
    channelKind: standard?.channelKind ?? null,
    priority: standard?.priority ?? null,
    branchId: standard ? standard.branchId : ownBranchId,
    ownerId: standard?.owner?.id ?? null,
    validFrom: standard?.validFrom ?? '',
    validUntil: standard?.validUntil ?? '',
    reviewOn: standard?.reviewOn ?? '',
    active: standard?.active ?? true,
    daily: standard?.daily ?? false,
  }
}
type Values = ReturnType<typeof startOf>

/** `isRequired`: a requirement of a scheme is its source already. */
export const useStandardForm = (initialValues: Values, isRequired = false) => {
  const { t } = useTranslation('standards')
  const needsLimit = ({ method }: Values) => method === 'count' || method === 'survey_item'
  return useForm<Values>({
    initialValues,
    validate: {
      name: (name) => (name.trim() ? null : t('needed', { ns: 'common' })),
      amount: (amount, { unit, method }) =>
        method !== 'clock' || (Number(amount) >= 1 && Number(amount) * unitSeconds[unit] <= 366 * 86_400)
          ? null
          : t('field.amountOdd'),
      limitCount: (count, values) =>
        needsLimit(values) && (count === null || String(count) === '') ? t('needed', { ns: 'common' }) : null,
      targetSharePercent: (share) => (Number(share) >= 1 && Number(share) <= 100 ? null : t('field.shareOdd')),
      sources: (sources, { active }) =>
        active && !isRequired && !sources.some(({ words }) => words.trim()) ? t('field.sourceNeeded') : null,
    },
  })
}
export type StandardFormOf = ReturnType<typeof useStandardForm>

/** Words in other languages stay as they are. */
export function bodyOf(values: Values, standard: Standard | undefined): StandardInput {
  const { amount, unit, when, act, hours, limitCount, sources, validFrom, validUntil, reviewOn, ...rest } = values
  const isClock = rest.method === 'clock'
  const { [currentLanguage()]: _, ...others } = standard?.wording ?? {}
  return {
    ...rest,
    daily: rest.daily && rest.method === 'check',
    name: rest.name.trim(),
    wording: act.trim() ? { ...others, [currentLanguage()]: { when: when.trim(), act: act.trim() } } : others,
    targetSeconds: isClock ? Math.round(Number(amount) * unitSeconds[unit]) : null,
    hours: isClock ? hours : null,
    limitCount: limitCount === null || String(limitCount) === '' ? null : Number(limitCount),
    sources: sources.filter(({ words }) => words.trim()).map(({ kind, words }) => ({ kind, words: words.trim() })),
    validFrom: validFrom || null,
    validUntil: validUntil || null,
    reviewOn: reviewOn || null,
  }
}
