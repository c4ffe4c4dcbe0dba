import { type Customer, listCustomers } from '@heed/contract/customers.ts'
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { Avatar } from '../../ui/avatar.tsx'
import classes from './contacts.module.css'

type CallerFieldProps = {
  error?: ReactNode
  onKnown: (customer: Customer) => void
  onNew: (typed: string) => void
}

/** Who is it? Known people are found by number, name or address while it is typed; whoever is not becomes someone new. */
export const CallerField = ({ error, onKnown, onNew }: CallerFieldProps) => {
  const { t } = useTranslation('cases')
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const [typed, setTyped] = useState('')
  const [sought] = useDebouncedValue(typed.trim(), 180)
  const { data, isFetching } = useQuery({
    queryKey: ['customers', 'callers', sought],
    queryFn: ({ signal }) => call(listCustomers, { query: { search: sought, limit: 6 }, signal }),
    enabled: sought.length > 1,
    placeholderData: keepPreviousData,
  })
  const found = sought.length > 1 ? (data?.items ?? []) : []
  // Enter takes the first person found, so that nobody known is written down a second time.
  const first = found[0]?.id
  useEffect(() => {
    box.selectFirstOption()
  }, [first, found.length])
  const choose = (value: string) => {
    const known = found.find(({ id }) => id === value)
    if (known) onKnown(known)
    else onNew(typed.trim())
  }
  return (
    <Combobox store={box} onOptionSubmit={choose} withinPortal>
      <Combobox.Target>
        <TextInput
          label={t('new.who')}
          description={t('new.whoText')}
          data-autofocus
          autoComplete="off"
          maxLength={120}
          value={typed}
          error={error}
          rightSection={isFetching && <Loader size={16} />}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            box.openDropdown()
          }}
          onFocus={() => box.openDropdown()}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim().length < 2}>
        <Combobox.Options aria-label={t('new.who')}>
          {found.map((customer) => (
            <Combobox.Option key={customer.id} value={customer.id} className={classes.option}>
              <Avatar name={customer.name} size={30} />
              <span className={classes.person}>
                <b>{customer.name}</b>
                <span className={classes.quiet}>
                  {[...customer.phones, ...customer.emails].slice(0, 2).join(' · ') || t('new.noAddress')}
                </span>
              </span>
              {customer.openCases > 0 && (
                <span className={classes.quiet}>{t('new.openCases', { number: customer.openCases })}</span>
              )}
            </Combobox.Option>
          ))}
          <Combobox.Option value="new" className={classes.option}>
            <IconUserPlus size={20} stroke={1.6} aria-hidden />
            <span>{t('new.someoneNew', { words: typed.trim() })}</span>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
