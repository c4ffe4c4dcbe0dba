import type { Customer } from '@heed/contract/customers.ts'
import { Button, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { languageNames, languages } from '../../app/languages.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { ContactDraft } from './contact-draft.ts'
import classes from './contacts.module.css'

type Form = UseFormReturnType<ContactDraft>

/** The person that was found; a caller whose number is not known yet is asked for it. */
export const KnownCaller = ({
  customer,
  form,
  asksForNumber,
  onForget,
}: {
  customer: Customer
  form: Form
  asksForNumber: boolean
  onForget: () => void
}) => {
  const { t } = useTranslation('cases')
  return (
    <Stack gap="sm">
      <div className={classes.known}>
        <Avatar name={customer.name} size={36} />
        <span className={classes.person}>
          <b lang={customer.language}>{customer.formOfAddress ?? customer.name}</b>
          <span className={classes.quiet}>
            {[...customer.phones, ...customer.emails].join(' · ') || t('new.noAddress')}
          </span>
        </span>
        <Button size="compact-sm" onClick={onForget}>
          {t('new.someoneElse')}
        </Button>
      </div>
      {asksForNumber && customer.phones.length === 0 && (
        <TextInput
          label={t('new.phone')}
          description={t('new.phoneText')}
          type="tel"
          maxLength={40}
          {...form.getInputProps('phone')}
        />
      )}
    </Stack>
  )
}

/** Someone nobody knows yet; one of name, mail and phone is enough. */
export const NewCaller = ({ form, onForget }: { form: Form; onForget: () => void }) => {
  const { t } = useTranslation('cases')
  return (
    <Stack gap={6} align="start">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" w="100%">
        <TextInput label={t('new.name')} maxLength={120} autoFocus {...form.getInputProps('name')} />
        <Select
          label={t('new.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <TextInput label={t('new.phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
        <TextInput label={t('new.email')} type="email" maxLength={254} {...form.getInputProps('email')} />
      </SimpleGrid>
      <button type="button" className="link small" onClick={onForget}>
        {t('new.searchAgain')}
      </button>
    </Stack>
  )
}
