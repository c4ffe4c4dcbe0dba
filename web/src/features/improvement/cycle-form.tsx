import { changeCycle, type ImprovementCycle, startCycle } from '@heed/contract/improvement-cycles.ts'
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

/** What shall become better, by whom, and what it turns about; with a cycle, it is put right. Where it is, stays. */
export const CycleForm = ({ cycle, onDone }: { cycle?: ImprovementCycle; onDone: () => void }) => {
  const { t } = useTranslation('improvement')
  const { branches, member } = useMe()
  const needed = t('needed', { ns: 'common' })
  const form = useForm({
    initialValues: {
      words: cycle?.words ?? '',
      ownerId: cycle?.owner.id ?? member.id,
      branchId: cycle ? (cycle.branch?.id ?? null) : member.branchIds ? (branches[0]?.id ?? null) : null,
      about: cycle?.about ? `${cycle.about.kind}:${cycle.about.id}` : (null as string | null),
      dormantDays: (cycle?.dormantDays ?? 30) as number | string,
    },
    validate: {
      words: (words) => (words.trim() ? null : needed),
      dormantDays: (days) => (Number(days) >= 1 ? null : needed),
    },
  })
  const colleagues = useColleagues(form.values.branchId ?? undefined)
  const abouts = useAbouts(cycle?.about ?? null)
  const save = useImprove((values: typeof form.values) => {
    const [kind, id = ''] = values.about?.split(':') ?? []
    const body = {
      words: values.words.trim(),
      ownerId: values.ownerId,
      about: kind ? { kind: kind as Kind, id } : null,
      dormantDays: Number(values.dormantDays),
    }
    return cycle
      ? call(changeCycle, { params: { id: cycle.id }, body })
      : call(startCycle, { body: { ...body, branchId: values.branchId } })
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
        {!cycle && (
          <WhereField value={form.values.branchId} onChange={(branchId) => form.setFieldValue('branchId', branchId)} />
        )}
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
        <FormFoot
          problem={save.error}
          isBusy={save.isPending}
          go={cycle ? undefined : t('cycle.add')}
          onCancel={onDone}
        />
      </Stack>
    </form>
  )
}

/** What a cycle may turn about: everything but the goals of single people. */
const useAbouts = (now: ImprovementCycle['about']) => {
  const { t } = useTranslation('improvement')
  const problems = useInfiniteQuery(problemsQuery)
  const corrective = useQuery(correctiveQuery)
  const goals = useQuery(goalsQuery)
  const groups: [Kind, { id: string; words: string }[]][] = [
    ['problem', [...(problems.data?.pages.flatMap((page) => page.items) ?? [])]],
    ['corrective', [...(corrective.data?.items ?? [])]],
    ['goal', (goals.data?.items ?? []).filter(({ level, state }) => level !== 'member' && state !== 'dropped')],
  ]
  // What is chosen now may be too old to be in a list.
  const chosen = groups.find(([kind]) => kind === now?.kind)?.[1]
  if (now && chosen && !chosen.some(({ id }) => id === now.id)) chosen.push(now)
  return groups
    .filter(([, items]) => items.length > 0)
    .map(([kind, items]) => ({
      group: t(`cycle.kind.${kind}`),
      items: items.map(({ id, words }) => ({ value: `${kind}:${id}`, label: words.slice(0, 120) })),
    }))
}
