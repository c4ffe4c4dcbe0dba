import { type ContactPath, contactChannels } from '@heed/contract/contact-paths.ts'
import { Button, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useOpenBranches } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useRetireWay, useSaveWay } from './face-queries.ts'
import { WaySteps, wayStep } from './way-steps.tsx'

const whole = 'business'

/** A way from a wish to a person, and how many steps it may take. */
export const WayForm = ({ path, onDone }: { path: ContactPath | undefined; onDone: () => void }) => {
  const { t } = useTranslation('audits')
  const { member } = useMe()
  const branches = useOpenBranches()
  const [name, setName] = useState(path?.name ?? '')
  const [channel, setChannel] = useState<ContactPath['channel']>(path?.channel ?? 'phone')
  const [place, setPlace] = useState(path ? (path.branch?.id ?? whole) : (branches[0]?.id ?? whole))
  const [mostSteps, setMost] = useState<number | string>(path?.mostSteps ?? 2)
  const [steps, setSteps] = useState(() => path?.steps.map((step) => wayStep(step)) ?? [wayStep({ kind: 'person' })])
  const [isTried, setTried] = useState(false)
  const save = useSaveWay(path?.id)
  const retire = useRetireWay(path?.id ?? '')
  const isWhole = name.trim() !== '' && steps.every(({ words }) => words.trim()) && Number(mostSteps) >= 1
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWhole) return
    save.mutate(
      {
        branchId: place === whole ? null : place,
        channel,
        name: name.trim(),
        mostSteps: Number(mostSteps),
        steps: steps.map(({ words, kind }) => ({ words: words.trim(), kind })),
      },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('ways.name')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('ways.channel')}
          allowDeselect={false}
          data={contactChannels.map((value) => ({ value, label: t(`ways.channels.${value}`) }))}
          value={channel}
          onChange={(value) => setChannel(contactChannels.find((known) => known === value) ?? channel)}
        />
        {!path && (
          <Select
            label={t('begin.where')}
            allowDeselect={false}
            data={[
              ...branches.map(({ id, name: label }) => ({ value: id, label })),
              ...(member.branchIds === null ? [{ value: whole, label: t('business') }] : []),
            ]}
            value={place}
            onChange={(value) => setPlace(value ?? place)}
          />
        )}
        <NumberField
          label={t('ways.most')}
          min={1}
          max={20}
          allowDecimal={false}
          value={mostSteps}
          onChange={setMost}
        />
        <WaySteps steps={steps} onChange={setSteps} />
        {isTried && !isWhole && <ErrorNote>{t('ways.needed')}</ErrorNote>}
        <FormFoot problem={save.error} isBusy={save.isPending} onCancel={onDone}>
          {path && (
            <Button
              loading={retire.isPending}
              onClick={() =>
                retire.mutate(undefined, { onSuccess: onDone, onError: (reason) => toastProblem(reason, path.name) })
              }
            >
              {t('ways.retire')}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  )
}
