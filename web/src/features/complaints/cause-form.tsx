import type { Case } from '@heed/contract/cases.ts'
import { type CauseKind, type Complaint, causeKinds, reviewCause } from '@heed/contract/complaints.ts'
import { Autocomplete, Radio, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay, useMe } from '../../app/session.ts'
import { forgetForm, useKept } from '../../ui/kept-form.ts'
import { useColleagues } from '../members/use-colleagues.ts'
import { causesQuery } from '../prevention/prevention-queries.ts'
import { useBranchZone } from '../promises/branch-zone.ts'
import { dayInZone, momentInZone } from '../promises/moment-in-zone.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useComplaintAct } from './use-complaint-act.ts'

type CauseFormProps = { item: Case; complaint: Complaint; onDone: () => void; onCancel?: () => void }

const endOfWork = '18:00'

/** Both questions, where the cause lies, and who still has to see to it by when. */
export const CauseForm = ({ item, complaint, onDone, onCancel }: CauseFormProps) => {
  const { t } = useTranslation(['recovery', 'common'])
  const { member } = useMe()
  const colleagues = useColleagues(item.branch.id)
  const zone = useBranchZone(item.branch.id)
  const form = `review.${item.id}`
  const [cause, setCause] = useKept(form, 'cause', complaint.review?.cause ?? '')
  const [prevention, setPrevention] = useKept(form, 'prevention', complaint.review?.prevention ?? '')
  const { data: causes } = useQuery({ ...causesQuery, enabled: useMay()('prevention:read') })
  const [shared, setShared] = useKept(form, 'shared', complaint.review?.shared?.words ?? '')
  const [solution, setSolution] = useKept(form, 'solution', complaint.review?.solution ?? '')
  const known = causes?.items.find(({ words }) => words.toLowerCase() === shared.trim().toLowerCase())
  const [kind, setKind] = useKept<CauseKind | null>(form, 'kind', complaint.review?.kind ?? null)
  const [isToDo, setToDo] = useKept(form, 'isToDo', false)
  const [ownerId, setOwnerId] = useKept<string | null>(form, 'ownerId', member.id)
  const [dueOn, setDueOn] = useKept(form, 'dueOn', '')
  const [isTried, setTried] = useState(false)
  const needed = (isThere: unknown) => isTried && !isThere && t('common:needed')
  const isActionWhole = !isToDo || (ownerId !== null && dueOn !== '')
  const save = useComplaintAct(
    item.id,
    (answered: CauseKind) =>
      call(reviewCause, {
        params: { id: item.id },
        body: {
          cause: cause.trim(),
          prevention: prevention.trim(),
          kind: answered,
          causeId: known?.id ?? null,
          newCause: known ? null : shared.trim() || null,
          solution: solution.trim() || null,
          action: isToDo && ownerId ? { ownerId, dueAt: momentInZone(dueOn, endOfWork, zone) } : null,
        },
      }),
    () => {
      forgetForm(form)
      onDone()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (cause.trim() && prevention.trim() && kind && isActionWhole) save.mutate(kind)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Textarea
          label={t('review.cause')}
          description={t('review.causeHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={cause}
          error={needed(cause.trim())}
          onChange={(event) => setCause(event.currentTarget.value)}
        />
        <Autocomplete
          label={t('review.shared')}
          description={t('review.sharedHint')}
          maxLength={300}
          limit={8}
          data={[...new Set(causes?.items.map(({ words }) => words))]}
          value={shared}
          onChange={setShared}
        />
        <Textarea
          label={t('review.solution')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={solution}
          onChange={(event) => setSolution(event.currentTarget.value)}
        />
        <Textarea
          label={t('review.prevention')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={prevention}
          error={needed(prevention.trim())}
          onChange={(event) => setPrevention(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('review.kind')}
          value={kind}
          error={needed(kind)}
          onChange={(next) => setKind(next as CauseKind)}
        >
          <Stack gap={6} mt={4}>
            {causeKinds.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`review.kinds.${value}`)}
                description={t(`review.kindHints.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Switch
          label={t('review.action')}
          checked={isToDo}
          onChange={(event) => setToDo(event.currentTarget.checked)}
        />
        {isToDo && (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <Select
              label={t('review.owner')}
              data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              searchable={colleagues.length > 8}
              allowDeselect={false}
              value={ownerId}
              error={needed(ownerId)}
              onChange={setOwnerId}
            />
            <TextInput
              type="date"
              label={t('review.dueOn')}
              min={dayInZone(new Date(), zone)}
              value={dueOn}
              error={needed(dueOn)}
              onChange={(event) => setDueOn(event.currentTarget.value)}
            />
          </SimpleGrid>
        )}
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('review.save')} onCancel={onCancel} />
      </Stack>
    </form>
  )
}
