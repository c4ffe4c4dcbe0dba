import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useAddAddress } from './address-acts.ts'
import classes from './customer-addresses.module.css'

/** One more way to reach them, whichever kind it is. */
export const AddAddress = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation('customers')
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const leave = () => {
    setOpen(false)
    setAddress('')
    add.reset()
  }
  const add = useAddAddress(customerId, leave)
  if (!isOpen) {
    return (
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {t('address.add')}
      </button>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (address.trim()) add.mutate(address.trim())
  }
  return (
    <form className={classes.asking} noValidate onSubmit={submit}>
      <TextInput
        label={t('address.label')}
        description={t('address.labelText')}
        value={address}
        maxLength={254}
        autoFocus
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      {add.isError && <ErrorNote reason={add.error} />}
      <div>
        <Button size="xs" type="submit" loading={add.isPending}>
          {t('act.add', { ns: 'common' })}
        </Button>
        <Button size="xs" onClick={leave}>
          {t('act.cancel', { ns: 'common' })}
        </Button>
      </div>
    </form>
  )
}
