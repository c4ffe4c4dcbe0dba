import type { FaceState } from '@heed/contract/audits.ts'
import { Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useColleagues } from '../members/use-colleagues.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { useSetFace } from './face-queries.ts'

/** Whose a face is, and who maintains it. */
export const FaceForm = ({ face, onDone }: { face: FaceState; onDone: () => void }) => {
  const { t } = useTranslation('audits')
  const colleagues = useColleagues(face.branch?.id)
  const [ownerId, setOwner] = useState(face.owner?.id ?? null)
  const [maintainer, setMaintainer] = useState(face.maintainer ?? '')
  const save = useSetFace()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { face: face.face, branchId: face.branch?.id ?? null, ownerId, maintainer: maintainer.trim() || null }
    save.mutate(body, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Select
          label={t('faces.owner')}
          placeholder={t('faces.noOwner')}
          clearable
          searchable
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={ownerId}
          onChange={setOwner}
        />
        <TextInput
          label={t('faces.maintainer')}
          maxLength={200}
          value={maintainer}
          onChange={(event) => setMaintainer(event.currentTarget.value)}
        />
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
