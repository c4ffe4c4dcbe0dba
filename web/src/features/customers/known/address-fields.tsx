import type { Language } from '@heed/contract/primitives.ts'
import type { FormOfAddress } from '@heed/contract/wishes.ts'
import { salute, titles } from '@heed/methods/salutation.ts'
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type AddressFieldsProps = {
  value: FormOfAddress
  language: Language
  problem: string | undefined
  onChange: (value: FormOfAddress) => void
}

/** How they asked to be addressed, with the first line of a letter as it will read. */
export const AddressFields = ({ value, language, problem, onChange }: AddressFieldsProps) => {
  const { t } = useTranslation('known')
  return (
    <>
      <TextInput
        label={t('address.name')}
        description={t('address.nameText')}
        maxLength={80}
        autoFocus
        value={value.name}
        error={problem}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <Select
        label={t('address.title')}
        description={t('address.titleText')}
        clearable
        placeholder={t('address.noTitle')}
        data={titles.map((title) => ({ value: title, label: t(`address.titles.${title}`) }))}
        value={value.title}
        onChange={(title) => onChange({ ...value, title: title as FormOfAddress['title'] })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('address.manner')}
        data={(['formal', 'informal'] as const).map((manner) => ({ value: manner, label: t(`manner.${manner}`) }))}
        value={value.manner}
        onChange={(manner) => onChange({ ...value, manner: manner as FormOfAddress['manner'] })}
      />
      <TextInput
        label={t('address.pronunciation')}
        maxLength={80}
        value={value.pronunciation ?? ''}
        onChange={(event) => onChange({ ...value, pronunciation: event.currentTarget.value || null })}
      />
      {value.name.trim() && (
        <p className="quiet">
          {t('address.reads')} <b lang={language}>{salute(language, '', value)}</b>
        </p>
      )}
    </>
  )
}
