import type { Case } from '@heed/contract/cases.ts'
import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useColleagues } from '../members/use-colleagues.ts'
import type { StepDraft, StepLack } from './plan-draft.ts'
import { TimeChoice } from './time-choice.tsx'

type StepFieldsProps = {
  item: Case
  zone: string
  step: StepDraft
  /** Shown once somebody tried to send; undefined before. */
  lack: StepLack | undefined
  labels?: { words: string; who: string }
  isFirst?: boolean
  onChange: (part: Partial<StepDraft>) => void
}

/** Who does what by when: the three that make a promise, and whom the customer will meet. */
export const StepFields = ({ item, zone, step, lack, labels, isFirst, onChange }: StepFieldsProps) => {
  const { t } = useTranslation(['recovery', 'common'])
  const colleagues = useColleagues(item.branch.id)
  const needed = t('common:needed')
  return (
    <>
      <TextInput
        label={labels?.words ?? t('plan.words')}
        lang={item.language}
        maxLength={500}
        data-autofocus={isFirst || undefined}
        autoFocus={isFirst}
        value={step.words}
        error={lack?.words && needed}
        onChange={(event) => onChange({ words: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Select
          label={labels?.who ?? t('plan.who')}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          searchable={colleagues.length > 8}
          allowDeselect={false}
          value={step.memberId}
          error={lack?.memberId && needed}
          onChange={(memberId) => onChange({ memberId })}
        />
        <TextInput
          label={t('plan.visitor')}
          maxLength={120}
          value={step.visitor}
          onChange={(event) => onChange({ visitor: event.currentTarget.value })}
        />
      </SimpleGrid>
      <TimeChoice
        caseId={item.id}
        zone={zone}
        label={t('plan.when')}
        value={step.dueAt}
        error={lack?.dueAt && t(lack.dueAt === 'past' ? 'time.past' : 'time.needed')}
        onChange={(dueAt) => onChange({ dueAt })}
      />
    </>
  )
}
