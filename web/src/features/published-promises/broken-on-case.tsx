import { logBrokenPromise, takeBackBrokenPromise } from '@heed/contract/published-promises.ts'
import { ActionIcon, Button, Select, Stack, TextInput } from '@mantine/core'
import { IconSpeakerphone, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import classes from './published.module.css'
import { brokenQuery, publishedQuery, usePublishedAct } from './published-queries.ts'

/** On a case: which promise to everybody did not hold for this customer. Nothing where none is written down. */
export const BrokenOnCase = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation('published')
  const may = useMay()
  const { data: broken } = useQuery(brokenQuery(caseId))
  const { data: promises } = useQuery(publishedQuery())
  const [isOpen, setOpen] = useState(false)
  const takeBack = usePublishedAct((id: string) => call(takeBackBrokenPromise, { params: { id } }), {
    said: t('case.takenBack'),
  })
  const mayEdit = may('promise:edit')
  const said = broken?.items ?? []
  const left = (promises?.items ?? []).filter(({ id }) => !said.some(({ promise }) => promise.id === id))
  if (said.length === 0 && (left.length === 0 || !mayEdit)) return null
  return (
    <>
      <ul className={classes.broken}>
        {said.map(({ id, promise, words, by }) => (
          <li key={id}>
            <div>
              <b>{t('case.broken', { promise: promise.words })}</b>
              <p className="small quiet">{[words, by?.name].filter(Boolean).join(' · ')}</p>
            </div>
            {mayEdit && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={30}
                loading={takeBack.isPending}
                aria-label={t('case.takeBack', { promise: promise.words })}
                onClick={() => takeBack.mutate(id)}
              >
                <IconX size={15} stroke={1.8} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && left.length > 0 && (
        <Button
          size="compact-sm"
          leftSection={<IconSpeakerphone size={15} stroke={1.7} />}
          onClick={() => setOpen(true)}
        >
          {t('case.open')}
        </Button>
      )}
      <EditDrawer title={t('case.open')} isOpen={isOpen} onClose={() => setOpen(false)}>
        {isOpen && <BrokenForm caseId={caseId} promises={left} onDone={() => setOpen(false)} />}
      </EditDrawer>
    </>
  )
}

type BrokenFormProps = { caseId: string; promises: { id: string; words: string }[]; onDone: () => void }

const BrokenForm = ({ caseId, promises, onDone }: BrokenFormProps) => {
  const { t } = useTranslation('published')
  const [promiseId, setPromiseId] = useState<string | null>(promises[0]?.id ?? null)
  const [words, setWords] = useState('')
  const log = usePublishedAct(
    (id: string) =>
      call(logBrokenPromise, { params: { id: caseId }, body: { promiseId: id, words: words.trim() || null } }),
    { said: t('saved'), onDone },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (promiseId) log.mutate(promiseId)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Select
          label={t('case.which')}
          allowDeselect={false}
          searchable
          data={promises.map(({ id, words: promised }) => ({ value: id, label: promised }))}
          value={promiseId}
          onChange={setPromiseId}
        />
        <TextInput
          label={t('case.words')}
          maxLength={500}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <FormFoot problem={log.error} isBusy={log.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
