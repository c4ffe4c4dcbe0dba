import { callUrgently, getUrgentCall } from '@heed/contract/duty.ts'
import { Button, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useOpenBranches } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { hourOf } from '../../ui/format.ts'
import classes from './duty.module.css'

/** Calls whoever leads now, and shows who is asked until one has answered. */
export const UrgentForm = () => {
  const { t } = useTranslation('duty')
  const branches = useOpenBranches()
  const [words, setWords] = useState('')
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '')
  const ring = useMutation({ mutationFn: () => call(callUrgently, { body: { branchId, words: words.trim() } }) })
  if (ring.data)
    return (
      <Ringing
        callId={ring.data.id}
        onAgain={() => {
          setWords('')
          ring.reset()
        }}
      />
    )
  return (
    <form
      className={classes.urgent}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim()) ring.mutate()
      }}
    >
      <Stack gap="sm">
        <h3>{t('urgent.title')}</h3>
        {branches.length > 1 && (
          <Select
            label={t('urgent.branch')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={(value) => setBranchId(value ?? branchId)}
          />
        )}
        <TextInput
          label={t('urgent.words')}
          required
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {ring.error && <ErrorNote reason={ring.error} />}
        <Button type="submit" variant="filled" loading={ring.isPending}>
          {t('urgent.go')}
        </Button>
      </Stack>
    </form>
  )
}

const Ringing = ({ callId, onAgain }: { callId: string; onAgain: () => void }) => {
  const { t } = useTranslation('duty')
  const { data } = useQuery({
    queryKey: ['duty', 'call', callId],
    queryFn: ({ signal }) => call(getUrgentCall, { params: { id: callId }, signal }),
    refetchInterval: ({ state }) => (state.data?.answeredAt ? false : 3000),
  })
  return (
    <div className={classes.urgent} role="status">
      {data?.answeredBy ? (
        <>
          <p>
            <b>{t('urgent.answered', { name: data.answeredBy.name, answer: data.answer ?? '' })}</b>
          </p>
          <Button onClick={onAgain}>{t('urgent.again')}</Button>
        </>
      ) : (
        <p>
          {data?.asked && data.ringUntil
            ? t('urgent.asked', { name: data.asked.name, time: hourOf(data.ringUntil) })
            : t('urgent.askedAll')}
        </p>
      )}
    </div>
  )
}
