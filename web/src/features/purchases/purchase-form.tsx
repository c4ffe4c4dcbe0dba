import type { Customer } from '@heed/contract/customers.ts'
import { recordPurchase } from '@heed/contract/purchases.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import { Autocomplete, Button, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useOpenBranches } from '../../app/session.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { CallerField } from '../contacts/caller-field.tsx'
import { describe } from '../contacts/contact-draft.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { PersonLine } from './person-line.tsx'
import { productsQuery, usePurchaseAct } from './purchase-queries.ts'
import classes from './purchases.module.css'

type Line = { name: string; quantity: number | string; amount: number | string }
const emptyLine: Line = { name: '', quantity: 1, amount: '' }

/** What a customer bought, taken down by hand. */
export const PurchaseForm = ({ customer, onDone }: { customer?: Customer; onDone: () => void }) => {
  const { t } = useTranslation(['purchases', 'common', 'cases'])
  const branches = useOpenBranches()
  const form = useForm({
    initialValues: {
      branchId: branches[0]?.id ?? '',
      known: (customer ?? null) as Customer | null,
      isNew: false,
      ...describe(''),
      reference: '',
      lines: [emptyLine],
    },
    validate: {
      known: (known, { isNew }) => (known || isNew ? null : t('cases:new.chooseWho')),
      email: (email, { isNew, phone }) => (!isNew || email.trim() || phone.trim() ? null : t('form.howToReach')),
      lines: (lines) => (lines.some(({ name }) => name.trim()) ? null : t('form.what')),
    },
  })
  const { branchId, known, isNew, lines } = form.values
  const currency = branches.find(({ id }) => id === branchId)?.currency ?? ''
  const save = usePurchaseAct(
    (values: typeof form.values) =>
      call(recordPurchase, {
        body: {
          branchId: values.branchId,
          reference: values.reference.trim() || undefined,
          customer: values.known
            ? { id: values.known.id }
            : {
                name: values.name.trim() || undefined,
                email: values.email.trim() || undefined,
                phone: values.phone.trim() || undefined,
              },
          lines: values.lines
            .filter(({ name }) => name.trim())
            .map(({ name, quantity, amount }) => ({
              name: name.trim(),
              quantity: Number(quantity) || 1,
              ...(amount === '' ? {} : { amount: Number(amount) }),
            })),
        },
      }),
    { said: t('form.said'), onDone },
  )
  const forget = () => form.setValues({ known: null, isNew: false, ...describe('') })
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        {known ? (
          <PersonLine customer={known} onForget={customer ? undefined : forget} />
        ) : isNew ? (
          <Stack gap="xs">
            <TextInput label={t('cases:new.name')} maxLength={120} {...form.getInputProps('name')} />
            <TextInput type="email" label={t('cases:new.email')} maxLength={254} {...form.getInputProps('email')} />
            <TextInput type="tel" label={t('cases:new.phone')} maxLength={40} {...form.getInputProps('phone')} />
            <div>
              <Button size="compact-sm" onClick={forget}>
                {t('cases:new.someoneElse')}
              </Button>
            </div>
          </Stack>
        ) : (
          <CallerField
            error={form.errors.known}
            onKnown={(found) => form.setValues({ known: found })}
            onNew={(typed) => form.setValues({ isNew: true, ...describe(typed) })}
          />
        )}
        {branches.length > 1 && (
          <Select
            label={t('form.branch')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('branchId')}
          />
        )}
        {lines.map((line, at) => (
          <LineFields
            key={at}
            line={line}
            currency={currency}
            error={at === 0 ? form.errors.lines : undefined}
            onChange={(changed) => form.setFieldValue('lines', lines.with(at, changed))}
          />
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={15} stroke={1.8} />}
            onClick={() => form.setFieldValue('lines', [...lines, emptyLine])}
          >
            {t('form.more')}
          </Button>
        </div>
        <TextInput
          label={t('form.reference')}
          description={t('form.referenceText')}
          maxLength={200}
          {...form.getInputProps('reference')}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('form.record')} onCancel={onDone} />
      </Stack>
    </form>
  )
}

type LineFieldsProps = {
  line: Line
  currency: string
  error: ReactNode
  onChange: (line: Line) => void
}

const LineFields = ({ line, currency, error, onChange }: LineFieldsProps) => {
  const { t } = useTranslation('purchases')
  const sought = line.name.trim()
  const { data } = useInfiniteQuery({ ...productsQuery({ search: sought }), enabled: sought.length > 1 })
  const names = [...new Set(data?.pages.flatMap(({ items }) => items.map(({ name }) => name)))]
  return (
    <div className={classes.line}>
      <Autocomplete
        label={t('form.item')}
        maxLength={200}
        data={sought.length > 1 ? names : []}
        value={line.name}
        error={error}
        onChange={(name) => onChange({ ...line, name })}
      />
      <NumberField
        label={t('form.quantity')}
        min={0.001}
        max={1_000_000}
        decimalScale={3}
        hideControls
        value={line.quantity}
        onChange={(quantity) => onChange({ ...line, quantity })}
      />
      <NumberField
        label={t('form.amount', { currency })}
        min={0}
        decimalScale={decimalsOf(currency)}
        hideControls
        value={line.amount}
        onChange={(amount) => onChange({ ...line, amount })}
      />
    </div>
  )
}
