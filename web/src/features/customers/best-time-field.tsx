import type { BestTime } from '@heed/contract/wishes.ts'
import { Button, Group, Input } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TimeField } from '../../ui/time-field.tsx'

type BestTimeFieldProps = {
  label: string
  description: string
  value: BestTime | null
  onChange: (value: BestTime | null) => void
}

/** From and until when somebody is best reached, or that nobody said so. */
export const BestTimeField = ({ label, description, value, onChange }: BestTimeFieldProps) => {
  const { t } = useTranslation('customers')
  return (
    <Input.Wrapper label={label} description={description} inputWrapperOrder={['label', 'description', 'input']}>
      {value ? (
        <Group gap="xs" mt={6}>
          <TimeField
            label={t('wish.from')}
            value={value[0]}
            onChange={(from) => from !== value[1] && onChange([from, value[1]])}
          />
          <span aria-hidden="true">–</span>
          <TimeField
            label={t('wish.until')}
            value={value[1]}
            onChange={(until) => until !== value[0] && onChange([value[0], until])}
          />
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChange(null)}>
            {t('wish.noBestTime')}
          </Button>
        </Group>
      ) : (
        <Button mt={6} size="compact-sm" onClick={() => onChange(['09:00', '18:00'])}>
          {t('wish.setBestTime')}
        </Button>
      )}
    </Input.Wrapper>
  )
}
