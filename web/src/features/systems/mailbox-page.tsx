import { listMailbox, type MailboxItem, writeFromMailbox } from '@heed/contract/channels.ts'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { toast } from '../../app/toast.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { When } from '../../ui/when.tsx'
import { LedgerPage, ledgerWhen } from './ledger-page.tsx'
import classes from './mailbox-page.module.css'

type Mail = z.infer<typeof MailboxItem>

/** What the customers of the demo would have received; one may answer as the customer and walk the whole loop. */
export const MailboxPage = () => {
  const { t } = useTranslation('systems')
  return (
    <LedgerPage
      title={t('mailbox.title')}
      intro={t('mailbox.intro')}
      queryKey={['outbox', 'mailbox']}
      load={(cursor, signal) => call(listMailbox, { query: { cursor, limit: 50 }, signal })}
      row={(item: Mail) => <MailRow item={item} />}
      empty={{ title: t('mailbox.empty'), text: t('mailbox.emptyText') }}
    />
  )
}

const linkIn = /(https?:\/\/[^\s]+)/g

/** Text with its addresses made into links, as a mail program shows it. */
const Linked = ({ text }: { text: string }) => (
  <p className={classes.text}>
    {text.split(linkIn).map((part, index) =>
      index % 2 === 1 ? (
        <a key={index} href={part} className="link" target="_blank" rel="noreferrer">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </p>
)

const MailRow = ({ item }: { item: Mail }) => {
  const { t } = useTranslation('systems')
  const may = useMay()
  const [text, setText] = useState<string>()
  const reply = useMutation({
    mutationFn: () => call(writeFromMailbox, { params: { id: item.id }, body: { text: text ?? '' } }),
    onSuccess: () => {
      setText(undefined)
      toast({ text: t('mailbox.sent') })
    },
  })
  return (
    <article className={classes.mail}>
      <header className={classes.head}>
        <b>{item.subject}</b>
        <span>{t('mailbox.fromTo', { from: item.from, to: item.to })}</span>
        <When at={item.at} className={ledgerWhen} />
      </header>
      <Linked text={item.text} />
      <Group gap="xs">
        {may('case:answer') && text === undefined && <Button onClick={() => setText('')}>{t('mailbox.reply')}</Button>}
        {item.caseId && (
          <Link to="/cases/$caseId" params={{ caseId: item.caseId }} className="link">
            {t('audit.openCase')}
          </Link>
        )}
      </Group>
      {text !== undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            reply.mutate()
          }}
        >
          <Stack gap="xs" mt="sm">
            <Textarea
              aria-label={t('mailbox.replyAs', { name: item.to })}
              placeholder={t('mailbox.replyAs', { name: item.to })}
              autosize
              minRows={3}
              autoFocus
              maxLength={20_000}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {reply.isError && <ErrorNote reason={reply.error} />}
            <Group gap="xs">
              <Button type="submit" variant="filled" disabled={text.trim() === ''} loading={reply.isPending}>
                {t('mailbox.send')}
              </Button>
              <Button variant="subtle" onClick={() => setText(undefined)}>
                {t('cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </article>
  )
}
