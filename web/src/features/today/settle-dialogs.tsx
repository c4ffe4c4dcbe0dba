import type { TodayItem } from '@heed/contract/actions.ts'
import { Modal, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import type { TodayActs } from './today-acts.ts'
import { whatWords } from './today-words.ts'

type DialogProps = { item: TodayItem; acts: TodayActs; onClose: () => void }

/** What is dropped says why. */
export const DropDialog = ({ item, acts, onClose }: DialogProps) => {
  const { t } = useTranslation(['today', 'recovery'])
  const [why, setWhy] = useState('')
  const what = whatWords(item, t)
  return (
    <Modal opened onClose={onClose} title={`${t('drop.title')}: ${what}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (why.trim()) acts.drop.mutate({ item, why: why.trim(), what }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Textarea
            label={t('drop.why')}
            data-autofocus
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <FormFoot go={t('drop.title')} problem={acts.drop.error} isBusy={acts.drop.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}

/** Done, with what came of it. */
export const OutcomeDialog = ({ item, acts, onClose }: DialogProps) => {
  const { t } = useTranslation(['today', 'recovery'])
  const [outcome, setOutcome] = useState('')
  const what = whatWords(item, t)
  return (
    <Modal opened onClose={onClose} title={what}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (outcome.trim()) acts.finish.mutate({ item, what, outcome: outcome.trim() }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Textarea
            label={t(item.kind === 'urgent_call' ? 'call.words' : 'outcome')}
            data-autofocus
            required
            autosize
            minRows={2}
            maxLength={2000}
            value={outcome}
            onChange={(event) => setOutcome(event.currentTarget.value)}
          />
          <FormFoot
            go={t(item.kind === 'urgent_call' ? 'call.title' : 'act.done')}
            problem={acts.finish.error}
            isBusy={acts.finish.isPending}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Modal>
  )
}

/** To whoever sees the branch and is here. */
export const GiveDialog = ({ item, acts, onClose }: DialogProps) => {
  const { t } = useTranslation(['today', 'recovery'])
  const colleagues = useColleagues(item.branch.id)
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const name = colleagues.find(({ id }) => id === ownerId)?.name ?? ''
  const what = whatWords(item, t)
  return (
    <Modal opened onClose={onClose} title={`${t('give.title')}: ${what}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (ownerId) acts.give.mutate({ item, ownerId, name, what }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Select
            label={t('form.who')}
            data-autofocus
            searchable
            required
            data={colleagues.map(({ id, name: label }) => ({ value: id, label }))}
            value={ownerId}
            onChange={setOwnerId}
          />
          <FormFoot problem={acts.give.error} isBusy={acts.give.isPending} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  )
}
