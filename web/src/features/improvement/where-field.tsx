import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'

type WhereFieldProps = { value: string | null; onChange: (branchId: string | null) => void }

/** A branch, or the whole business. */
export const WhereField = ({ value, onChange }: WhereFieldProps) => {
  const { t } = useTranslation('improvement')
  const { branches } = useMe()
  return (
    <Select
      label={t('branch')}
      allowDeselect={false}
      data={[{ value: '', label: t('wholeBusiness') }, ...branches.map(({ id, name }) => ({ value: id, label: name }))]}
      value={value ?? ''}
      onChange={(branch) => onChange(branch || null)}
    />
  )
}
