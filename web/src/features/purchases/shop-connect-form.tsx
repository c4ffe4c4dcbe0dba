import { connectShop, type ShopKind, shopKinds } from '@heed/contract/shops.ts'
import { Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useOpenBranches } from '../../app/session.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { ShownOnce } from '../settings/shown-once.tsx'
import { usePurchaseAct } from './purchase-queries.ts'

/** Names the shop, then shows what has to be entered there, this one time. */
export const ConnectForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation(['purchases', 'common'])
  const branches = useOpenBranches()
  const form = useForm({
    initialValues: {
      kind: 'shopify' as ShopKind,
      name: '',
      branchId: branches[0]?.id ?? '',
      secret: '',
    },
    validate: {
      name: (name) => (name.trim() ? null : t('common:needed')),
      secret: (secret, { kind }) => (kind === 'till' || secret.trim().length >= 12 ? null : t('shop.secretShort')),
    },
  })
  const connect = usePurchaseAct(({ kind, name, branchId, secret }: typeof form.values) =>
    call(connectShop, {
      body: { kind, name: name.trim(), branchId, secret: kind === 'till' ? undefined : secret.trim() },
    }),
  )
  if (connect.data) {
    return (
      <Stack gap="lg">
        <p>{t(`shop.next.${connect.data.kind}`)}</p>
        <ShownOnce label={t('shop.address')} secret={connect.data.address} hint={t('shop.once')} />
        {connect.data.secret && (
          <ShownOnce label={t('shop.secret')} secret={connect.data.secret} hint={t('shop.signs')} />
        )}
        <span>
          <Button variant="filled" onClick={onDone}>
            {t('shop.entered')}
          </Button>
        </span>
      </Stack>
    )
  }
  const { kind } = form.values
  return (
    <form noValidate onSubmit={form.onSubmit((values) => connect.mutate(values))}>
      <Stack>
        <Select
          label={t('shop.which')}
          allowDeselect={false}
          data={shopKinds.map((value) => ({ value, label: t(`shop.kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t('shop.name')} data-autofocus maxLength={120} {...form.getInputProps('name')} />
        {branches.length > 1 && (
          <Select
            label={t('form.branch')}
            description={t('shop.branchText')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('branchId')}
          />
        )}
        {kind !== 'till' && (
          <PasswordInput
            label={t('shop.secret')}
            description={t(`shop.where.${kind}`)}
            autoComplete="off"
            maxLength={200}
            {...form.getInputProps('secret')}
          />
        )}
        <FormFoot problem={connect.error} isBusy={connect.isPending} go={t('shop.go')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
