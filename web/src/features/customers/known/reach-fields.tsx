import { type Way, ways } from '@heed/contract/wishes.ts'
import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type ReachFieldsProps = {
  first: Way | null
  second: Way | null
  problem: string | undefined
  onChange: (part: { first?: Way | null; second?: Way | null }) => void
}

/** The way they like best, and another that will do. */
export const ReachFields = ({ first, second, problem, onChange }: ReachFieldsProps) => {
  const { t } = useTranslation('known')
  const data = ways.map((value) => ({ value, label: t(`way.${value}`) }))
  return (
    <>
      <Select
        label={t('reach.first')}
        data={data}
        value={first}
        error={problem}
        onChange={(next) => onChange({ first: next as Way | null, ...(next === second ? { second: null } : {}) })}
      />
      <Select
        label={t('reach.second')}
        description={t('reach.secondText')}
        clearable
        data={data.filter(({ value }) => value !== first)}
        value={second}
        onChange={(next) => onChange({ second: next as Way | null })}
      />
    </>
  )
}
