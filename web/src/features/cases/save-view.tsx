import { deleteView, saveView } from '@heed/contract/case-views.ts'
import { Button, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { toast, toastProblem } from '../../app/toast.tsx'
import { viewsQuery } from './case-queries.ts'
import { useCaseList } from './use-case-list.ts'

/** Keeps the filters under a name, for oneself or for everyone; one's own view can be deleted. */
export const SaveView = () => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const go = useNavigate()
  const client = useQueryClient()
  const { filter, saved } = useCaseList()
  const [name, setName] = useState<string>()
  const [isShared, setShared] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery.queryKey })
  const save = useMutation({
    mutationFn: () => call(saveView, { body: { name: name ?? '', filter, shared: isShared } }),
    onSuccess: (view) => {
      refresh()
      go({ to: '/cases', search: { saved: view.id } })
      toast({ text: t('viewSaved') })
    },
    onError: (reason) => toastProblem(reason),
  })
  const remove = useMutation({
    mutationFn: (id: string) => call(deleteView, { params: { id } }),
    onSuccess: () => {
      refresh()
      go({ to: '/cases', search: {} })
      toast({ text: t('viewDeleted') })
    },
    onError: (reason) => toastProblem(reason),
  })
  if (saved?.own) {
    return (
      <Button size="xs" loading={remove.isPending} onClick={() => remove.mutate(saved.id)}>
        {t('deleteView')}
      </Button>
    )
  }
  if (name === undefined) {
    return (
      <Button size="xs" onClick={() => setName('')}>
        {t('saveView')}
      </Button>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) save.mutate()
      }}
    >
      <TextInput
        size="xs"
        autoFocus
        maxLength={60}
        label={t('viewName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {may('view:share') && (
        <Switch
          size="xs"
          mt={8}
          label={t('shareView')}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      <Button size="xs" mt={8} type="submit" variant="filled" loading={save.isPending}>
        {t('act.save', { ns: 'common' })}
      </Button>
    </form>
  )
}
