import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconFingerprint, IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../../app/toast.tsx'
import { dayOf } from '../../ui/format.ts'
import { authClient } from '../sign-in/auth-client.ts'
import { ask, passkeysQuery } from './account.ts'
import { deviceWords } from './device-words.ts'
import { Card, PageSection, Sheet } from './page-frame.tsx'
import { RefusalNote } from './refusal-note.tsx'
import classes from './settings.module.css'

type Passkey = { id: string; name?: string | null; createdAt: Date | string }

/** Signing in with a finger, a face or a key instead of the password. */
export const PasskeysSection = () => {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const passkeys = useQuery(passkeysQuery)
  const items = (passkeys.data ?? []) as Passkey[]
  const refresh = () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey })
  const add = useMutation({
    mutationFn: () =>
      ask(authClient.passkey.addPasskey({ name: deviceWords(navigator.userAgent) ?? t('passkeys.unnamed') })),
    onSuccess: () => {
      refresh()
      toast({ text: t('passkeys.added') })
    },
  })
  const mayAdd = 'PublicKeyCredential' in window
  return (
    <PageSection beside title={t('passkeys.title')} text={t('passkeys.text')}>
      {items.length > 0 && (
        <Sheet label={t('passkeys.title')}>
          {items.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onChanged={refresh} />
          ))}
        </Sheet>
      )}
      <Card>
        {passkeys.data && items.length === 0 && <p className="quiet">{t('passkeys.none')}</p>}
        {passkeys.isError && <RefusalNote reason={passkeys.error} />}
        {add.isError && <RefusalNote reason={add.error} />}
        {mayAdd ? (
          <Button
            mt={items.length === 0 ? 10 : 0}
            leftSection={<IconFingerprint size={18} stroke={1.6} />}
            loading={add.isPending}
            onClick={() => add.mutate()}
          >
            {t('passkeys.add')}
          </Button>
        ) : (
          <p className="quiet small">{t('passkeys.notHere')}</p>
        )}
      </Card>
    </PageSection>
  )
}

const PasskeyRow = ({ passkey, onChanged }: { passkey: Passkey; onChanged: () => void }) => {
  const { t } = useTranslation('settings')
  const name = passkey.name || t('passkeys.unnamed')
  const [draft, setDraft] = useState<string>()
  const rename = useMutation({
    mutationFn: (name: string) => ask(authClient.passkey.updatePasskey({ id: passkey.id, name })),
    onSuccess: () => {
      setDraft(undefined)
      onChanged()
    },
  })
  const remove = useMutation({
    mutationFn: () => ask(authClient.passkey.deletePasskey({ id: passkey.id })),
    onSuccess: () => {
      onChanged()
      toast({ text: t('passkeys.removed', { name }) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft?.trim()) rename.mutate(draft.trim())
  }
  const problem = rename.error ?? remove.error
  return (
    <li className={classes.row}>
      <IconFingerprint size={20} stroke={1.6} aria-hidden />
      {draft === undefined ? (
        <div>
          <h3>{name}</h3>
          <p className="quiet">{t('passkeys.since', { time: dayOf(new Date(passkey.createdAt)) })}</p>
        </div>
      ) : (
        <form onSubmit={submit} className={classes.rename}>
          <TextInput
            size="xs"
            aria-label={t('passkeys.name')}
            autoFocus
            maxLength={60}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && setDraft(undefined)}
          />
          <Button size="xs" type="submit" loading={rename.isPending}>
            {t('act.save', { ns: 'common' })}
          </Button>
        </form>
      )}
      <span className={classes.acts}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('passkeys.rename', { name })}
          onClick={() => setDraft(name)}
        >
          <IconPencil size={17} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('passkeys.remove', { name })}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          <IconTrash size={17} stroke={1.6} />
        </ActionIcon>
      </span>
      {problem && <RefusalNote reason={problem} />}
    </li>
  )
}
