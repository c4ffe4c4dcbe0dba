import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFoot } from '../settings/form-foot.tsx'
import { useWriteSignature } from './signature-queries.ts'

type Step = { key: string; id: string | null; words: string }
type SignatureFormProps = {
  draft: { id?: string; name: string; steps: { id: string | null; words: string }[] }
  onDone: () => void
}

const most = 12
let made = 0
const keyed = (step: Omit<Step, 'key'>): Step => ({ ...step, key: step.id ?? `new-${made++}` })

/** The name of a service and its steps, in their order. */
export const SignatureForm = ({ draft, onDone }: SignatureFormProps) => {
  const { t } = useTranslation(['signatures', 'common'])
  const [name, setName] = useState(draft.name)
  const [steps, setSteps] = useState(() => draft.steps.map(keyed))
  const [isTried, setTried] = useState(false)
  const write = useWriteSignature(draft.id)
  const change = (key: string, words: string) =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, words } : step)))
  const moveUp = (index: number) =>
    setSteps(steps.toSpliced(index - 1, 2, ...steps.slice(index - 1, index + 1).reverse()))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const written = steps.filter(({ words }) => words.trim())
    if (!name.trim() || written.length === 0) return
    write.mutate(
      { name: name.trim(), steps: written.map(({ id, words }) => ({ id, words: words.trim() })) },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('edit.name')}
          data-autofocus
          maxLength={120}
          value={name}
          error={isTried && !name.trim() && t('common:needed')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p className="quiet">{t('edit.steps')}</p>
        {steps.map(({ key, words }, index) => {
          const step = words || t('edit.step', { n: index + 1 })
          return (
            <Group key={key} gap={6} wrap="nowrap">
              <TextInput
                flex={1}
                aria-label={t('edit.step', { n: index + 1 })}
                placeholder={t('edit.step', { n: index + 1 })}
                maxLength={200}
                value={words}
                error={isTried && index === 0 && steps.every((one) => !one.words.trim()) && t('common:needed')}
                onChange={(event) => change(key, event.currentTarget.value)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                disabled={index === 0}
                aria-label={t('edit.up', { step })}
                onClick={() => moveUp(index)}
              >
                <IconArrowUp size={17} stroke={1.7} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                disabled={steps.length === 1}
                aria-label={t('edit.remove', { step })}
                onClick={() => setSteps(steps.filter((one) => one.key !== key))}
              >
                <IconX size={17} stroke={1.7} />
              </ActionIcon>
            </Group>
          )
        })}
        {steps.length < most && (
          <Button
            size="xs"
            w="fit-content"
            leftSection={<IconPlus size={15} stroke={1.7} />}
            onClick={() => setSteps([...steps, keyed({ id: null, words: '' })])}
          >
            {t('edit.add')}
          </Button>
        )}
        {draft.id && <p className="quiet">{t('edit.keep')}</p>}
        <FormFoot problem={write.error} isBusy={write.isPending} go={t('common:act.save')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
