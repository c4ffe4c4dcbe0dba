import { type ImprovementCycle, startCycle } from '@heed/contract/improvement-cycles.ts'
import { Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { goalsQuery } from '../goals/goal-queries.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { correctiveQuery, problemsQuery } from '../prevention/prevention-queries.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useImprove } from './improvement-queries.ts'
import { WhereField } from './where-field.tsx'

type Kind = NonNullable<ImprovementCycle['about']>['kind']

/** What shall become better, by whom, and what it turns about. */
export const CycleForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('improvement')
  const { branches, member } = useMe()
  const needed = t('needed', { ns: 'common' })
  const form = useForm({
    initialValues: {
      words: '',
      ownerId: member.id,
      branchId: member.branchIds ? (branches[0]?.id ?? null) : (null as string | null),
      about: null as string | null,
      dormantDays: 30 as number | string,
    },
    validate: {
      words: (words) => (words.trim() ? null : needed),
      dormantDays: (days) => (Number(days) >= 1 ? null : needed),
    },
  })
  const colleagues = useColleagues(form.values.branchId ?? undefined)
  const abouts = useAbouts()
  const save = useImprove(({ words, about, dormantDays, ...rest }: typeof form.values) => {
    const [kind, id = ''] = about?.split(':') ?? []
    return call(startCycle, {
      body: {
        ...rest,
        words: words.trim(),
        about: kind ? { kind: kind as Kind, id } : null,
        dormantDays: Number(dormantDays),
      },
    })
  }, onDone)
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        <TextInput label={t('cycle.words')} maxLength={300} data-autofocus {...form.getInputProps('words')} />
        <Select
          label={t('cycle.about')}
          placeholder={t('cycle.aboutNothing')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={abouts}
          {...form.getInputProps('about')}
        />
        <WhereField value={form.values.branchId} onChange={(branchId) => form.setFieldValue('branchId', branchId)} />
        <Select
          label={t('owner')}
          allowDeselect={false}
          searchable={colleagues.length > 8}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('ownerId')}
        />
        <NumberField
          label={t('cycle.dormantDays')}
          min={1}
          max={365}
          allowDecimal={false}
          {...form.getInputProps('dormantDays')}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('cycle.add')} onCancel={onDone} />
      </Stack>
    </form>
  )
}

/** What a cycle may turn about: everything but the goals of single people. */
const useAbouts = () => {
  const { t } = useTranslation('improvement')
  const problems = useInfiniteQuery(problemsQuery)
  const corrective = useQuery(correctiveQuery)
  const goals = useQuery(goalsQuery)
  const groups: [Kind, { id: string; words: string }[]][] = [
    ['problem', problems.data?.pages.flatMap((page) => page.items) ?? []],
    ['corrective', corrective.data?.items ?? []],
    ['goal', (goals.data?.items ?? []).filter(({ level, state }) => level !== 'member' && state !== 'dropped')],
  ]
  return groups
    .filter(([, items]) => items.length > 0)
    .map(([kind, items]) => ({
      group: t(`cycle.kind.${kind}`),
      items: items.map(({ id, words }) => ({ value: `${kind}:${id}`, label: words.slice(0, 120) })),
    }))
}
