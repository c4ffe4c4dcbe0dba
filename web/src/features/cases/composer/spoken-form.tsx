import type { Spoken } from '@heed/contract/case-messages.ts'
import { answerCase, type Case } from '@heed/contract/cases.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { useLeaving } from '../../complaints/use-leaving.tsx'
import { refreshLists } from '../case-cache.ts'
import { caseQuery, customerQuery, timelineQuery } from '../case-queries.ts'
import classes from './composer.module.css'
import { takeOtherWay } from './other-way.ts'
import { PlainWords, useDraft } from './plain-words.tsx'
import { PromiseOffer } from './promise-offer.tsx'
import { WordingAdvice } from './wording-advice.tsx'

const AsWished = lazy(() => import('./as-wished.tsx').then((file) => ({ default: file.AsWished })))

type SpokenFormProps = { item: Case; onWriting: (isWriting: boolean) => void; onDone: () => void }

/** What the customer was told by phone or in person: an answer that nobody mails. */
export const SpokenForm = ({ item, onWriting, onDone }: SpokenFormProps) => {
  const { t } = useTranslation('cases')
  const client = useQueryClient()
  const [text, keep] = useDraft(item, 'told')
  const [spoken, setSpoken] = useState<Spoken>(item.channel.kind === 'walk_in' ? 'in_person' : 'phone')
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  const { leave, dialog } = useLeaving(item)
  const tell = useMutation({
    mutationFn: ({ thenState, leavingOpen }: { thenState: 'as_is' | 'solved'; leavingOpen?: string | undefined }) => {
      const seen = client.getQueryData(timelineQuery(item.id).queryKey)?.items
      const seenMessageId = seen?.findLast((entry) => entry.entry === 'message')?.id ?? null
      return call(answerCase, {
        params: { id: item.id },
        body: { text: text.trim(), spoken, thenState, seenMessageId, leavingOpen, otherWay: takeOtherWay(item.id) },
      })
    },
    onSuccess: async () => {
      change('')
      await client.invalidateQueries({ queryKey: caseQuery(item.id).queryKey })
      refreshLists(client)
      onDone()
    },
  })
  const change = (next: string) => {
    keep(next)
    onWriting(next.trim() !== '')
  }
  return (
    <>
      <PlainWords
        lang={item.language}
        aria-label={t('reply.toldPlaceholder')}
        placeholder={t('reply.toldPlaceholder')}
        value={text}
        onChange={change}
        onSend={() => tell.mutate({ thenState: 'as_is' })}
      />
      {customer && (
        <Suspense>
          <AsWished item={item} customer={customer} spoken={spoken} />
        </Suspense>
      )}
      <WordingAdvice text={text} language={item.language} />
      <PromiseOffer item={item} text={text} />
      {tell.isError && <ErrorNote reason={tell.error} />}
      <footer className={classes.foot}>
        <SegmentedControl
          size="xs"
          aria-label={t('reply.toldHow')}
          value={spoken}
          onChange={(next) => setSpoken(next as Spoken)}
          data={(['phone', 'in_person', 'letter'] as const).map((value) => ({ value, label: t(`reply.by.${value}`) }))}
        />
        <Button
          className={classes.alone}
          disabled={!text.trim()}
          loading={tell.isPending}
          onClick={() => leave('solved', (leavingOpen) => tell.mutate({ thenState: 'solved', leavingOpen }))}
        >
          {t('reply.toldSolved')}
        </Button>
        <Button
          variant="filled"
          disabled={!text.trim()}
          loading={tell.isPending}
          onClick={() => tell.mutate({ thenState: 'as_is' })}
        >
          {t('reply.toldSave')}
        </Button>
      </footer>
      {dialog}
    </>
  )
}
