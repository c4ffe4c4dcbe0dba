import { markStandard } from '@heed/contract/standard-results.ts'
import type { Standard } from '@heed/contract/standards.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { toast, toastProblem } from '../../app/toast.tsx'
import { membersQuery } from '../cases/case-queries.ts'
import classes from './standard-page.module.css'

/** Seen kept, or not: one look is one tap, and it stays ready for the next. */
export const MarkForm = ({ standard }: { standard: Standard }) => {
  const { t } = useTranslation('standards')
  const { branches } = useMe()
  const { data: members } = useQuery(membersQuery)
  const client = useQueryClient()
  const open = branches.filter(({ id, active }) => active && (!standard.branchId || standard.branchId === id))
  const [branchId, setBranch] = useState(open[0]?.id)
  const [memberId, setMember] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const mark = useMutation({
    mutationFn: (kept: boolean) =>
      call(markStandard, {
        params: { id: standard.id },
        body: { branchId: branchId ?? '', kept, memberId, words: words.trim() || null },
      }),
    onSuccess: ({ kept }) => {
      client.invalidateQueries({ queryKey: ['standards'] })
      setWords('')
      toast({ text: t(kept ? 'mark.keptNoted' : 'mark.missedNoted') })
    },
    onError: (reason) => toastProblem(reason, t('mark.notNoted')),
  })
  const note = (kept: boolean) => () => mark.mutate(kept)
  return (
    <section className={classes.card} aria-label={t('mark.title')}>
      <h2>{t('mark.title')}</h2>
      <div className={classes.mark}>
        <Select
          label={t('field.branch')}
          allowDeselect={false}
          data={open.map(({ id, name }) => ({ value: id, label: name }))}
          value={branchId ?? null}
          onChange={(value) => value && setBranch(value)}
        />
        <Select
          label={t('mark.who')}
          placeholder={t('field.nobody')}
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
          data={(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={memberId}
          onChange={setMember}
        />
        <TextInput
          label={t('mark.words')}
          maxLength={500}
          value={words}
          onChange={({ currentTarget: { value } }) => setWords(value)}
        />
        <Button leftSection={<IconCheck size={16} />} loading={mark.isPending} onClick={note(true)}>
          {t('mark.kept')}
        </Button>
        <Button leftSection={<IconX size={16} />} loading={mark.isPending} onClick={note(false)}>
          {t('mark.missed')}
        </Button>
      </div>
    </section>
  )
}
