import { caseKinds } from '@heed/contract/cases.ts'
import type { Skill } from '@heed/contract/skills.ts'
import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { membersQuery } from '../cases/case-queries.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { skillsQuery, useSetSkills } from './solver-queries.ts'

const leading = ['lead', 'manager', 'owner']

/** What somebody can solve, and until when they are away: one's own, or for whoever leads a colleague's. */
export const SkillsForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('duty')
  const { member } = useMe()
  const { data: members } = useQuery(membersQuery)
  const [memberId, setMemberId] = useState(member.id)
  const skills = useQuery(skillsQuery(memberId))
  const colleagues = (members?.items ?? []).filter(({ active, role }) => active && role !== 'observer')
  return (
    <Stack gap="md">
      {leading.includes(member.role) && (
        <Select
          label={t('skill.who')}
          searchable
          allowDeselect={false}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={memberId}
          onChange={(id) => id && setMemberId(id)}
        />
      )}
      {skills.isPending && <PageSkeleton rows={3} />}
      {skills.isError && <ErrorNote reason={skills.error} onRetry={() => skills.refetch()} />}
      {skills.data && <Fields key={memberId} memberId={memberId} before={skills.data} onDone={onDone} />}
    </Stack>
  )
}

type Before = { skills: Skill[]; awayUntil: string | null }
type Line = Skill & { key: number }

const Fields = ({ memberId, before, onDone }: { memberId: string; before: Before; onDone: () => void }) => {
  const { t } = useTranslation(['duty', 'cases'])
  const [lines, setLines] = useState<Line[]>(() =>
    [...before.skills, { kind: null, words: '' }].map((skill, key) => ({ ...skill, key })),
  )
  const [away, setAway] = useState(() => (before.awayUntil ? new Date(before.awayUntil).toLocaleDateString('sv') : ''))
  const save = useSetSkills(memberId, onDone)
  const set = (key: number, part: Partial<Skill>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({
      skills: lines.flatMap(({ kind, words }) => (words.trim() ? [{ kind, words: words.trim() }] : [])),
      awayUntil: away ? new Date(`${away}T00:00`).toISOString() : null,
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {lines.map((line) => (
          <Group key={line.key} gap="xs" wrap="nowrap" align="flex-end">
            <Select
              w={{ base: 112, sm: 150 }}
              aria-label={t('solve.kind')}
              allowDeselect={false}
              data={[
                { value: 'any', label: t('solve.anyKind') },
                ...caseKinds.map((value) => ({ value, label: t(`cases:kind.${value}`) })),
              ]}
              value={line.kind ?? 'any'}
              onChange={(value) => set(line.key, { kind: caseKinds.find((known) => known === value) ?? null })}
            />
            <TextInput
              style={{ flex: 1 }}
              aria-label={t('skill.words')}
              placeholder={t('skill.words')}
              maxLength={200}
              value={line.words}
              onChange={(event) => set(line.key, { words: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('skill.remove')}
              onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}
            >
              <IconX size={17} />
            </ActionIcon>
          </Group>
        ))}
        {lines.length < 30 && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={15} stroke={1.8} />}
              onClick={() =>
                setLines([...lines, { kind: null, words: '', key: Math.max(-1, ...lines.map(({ key }) => key)) + 1 }])
              }
            >
              {t('skill.add')}
            </Button>
          </div>
        )}
        <TextInput
          type="date"
          label={t('skill.away')}
          description={t('skill.awayText')}
          value={away}
          onChange={(event) => setAway(event.currentTarget.value)}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
