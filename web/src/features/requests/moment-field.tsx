import { Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TimeField } from '../../ui/time-field.tsx'
import { useBranchZone } from '../promises/branch-zone.ts'
import { dayInZone, momentInZone } from '../promises/moment-in-zone.ts'

type MomentFieldProps = { label: string; branchId: string; at: string | null; onChange: (at: string | null) => void }

const eveningOf = '18:00'
const hourIn = (at: string, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  )

/** A day and a time on the wall clock of a branch; without a day there is no moment. */
export const MomentField = ({ label, branchId, at, onChange }: MomentFieldProps) => {
  const { t } = useTranslation('recovery')
  const zone = useBranchZone(branchId)
  const day = at ? dayInZone(at, zone) : ''
  const hour = at ? hourIn(at, zone) : eveningOf
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        type="date"
        label={label}
        min={dayInZone(new Date(), zone)}
        value={day}
        onChange={({ currentTarget: { value } }) => onChange(value ? momentInZone(value, hour, zone) : null)}
      />
      <TimeField
        label={t('time.hour')}
        value={hour}
        isDisabled={!at}
        onChange={(next) => onChange(momentInZone(day, next, zone))}
      />
    </Group>
  )
}
