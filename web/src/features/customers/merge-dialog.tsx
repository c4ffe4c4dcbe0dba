import type { Customer, Lookalike } from '@heed/contract/customers.ts'
import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useMerge } from './history-queries.ts'
import classes from './lookalikes.module.css'

/** Two of one name are told apart by how they are reached. */
const named = ({ name, emails, phones }: Customer) => {
  const address = emails[0] ?? phones[0]
  return address && address !== name ? `${name} (${address})` : name
}

/** Says what moves and what is gone before it is done, since it is not taken back. */
export const MergeDialog = ({ kept, other, onDone }: { kept: Customer; other: Lookalike; onDone: () => void }) => {
  const { t } = useTranslation('customers')
  const { member } = useMe()
  const merge = useMerge(kept.id, onDone)
  return (
    <Stack gap="md">
      <p>{t('merge.text', { other: named(other.customer), kept: named(kept) })}</p>
      <dl className={classes.moves}>
        {(['cases', 'messages', 'answers', 'feedback', 'addresses'] as const).map((what) => (
          <div key={what}>
            <dt>{t(`merge.moves.${what}`)}</dt>
            <dd>{other.moves[what]}</dd>
          </div>
        ))}
      </dl>
      <ul className={classes.notes}>
        {other.customer.note && <li>{t('merge.noteMoves')}</li>}
        {!kept.formOfAddress && other.customer.formOfAddress && (
          <li>{t('merge.sayMoves', { words: other.customer.formOfAddress })}</li>
        )}
        {member.branchIds !== null && <li>{t('merge.elsewhere')}</li>}
        <li>{t('merge.forGood')}</li>
      </ul>
      {merge.isError && <ErrorNote reason={merge.error} />}
      <Group justify="flex-end" gap="xs">
        <Button onClick={onDone}>{t('act.cancel', { ns: 'common' })}</Button>
        <Button variant="filled" loading={merge.isPending} onClick={() => merge.mutate(other.customer.id)}>
          {t('merge.go')}
        </Button>
      </Group>
    </Stack>
  )
}
