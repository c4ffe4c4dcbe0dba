import { type RequestState, requestStates, type SpecialRequest } from '@heed/contract/special-requests.ts'
import { decimalsOf } from '@heed/methods/money.ts'
import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../ui/number-field.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { useRequestActs } from './request-queries.ts'

type SourceFormProps = { request: SpecialRequest; onDone: () => void }

/** Where it can be had, for how much and by when, or what is offered instead. A source with a day is found. */
export const SourceForm = ({ request, onDone }: SourceFormProps) => {
  const { t } = useTranslation('requests')
  const { change } = useRequestActs(request.id)
  const [source, setSource] = useState(request.source ?? '')
  const [price, setPrice] = useState<number | string>(request.price ?? '')
  const [expectedOn, setExpectedOn] = useState(request.expectedOn ?? '')
  const [alternative, setAlternative] = useState(request.alternative ?? '')
  const [chosen, setChosen] = useState<RequestState>()
  const state = chosen ?? (request.state === 'looking' && source.trim() && expectedOn ? 'found' : request.state)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      {
        source: source.trim() || null,
        price: price === '' ? null : Number(price),
        expectedOn: expectedOn || null,
        alternative: alternative.trim() || null,
        state,
      },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('source')}
          maxLength={200}
          data-autofocus
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            type="date"
            label={t('expectedOn')}
            value={expectedOn}
            onChange={(event) => setExpectedOn(event.currentTarget.value)}
          />
          <NumberField
            label={t('price')}
            min={0}
            decimalScale={decimalsOf(request.currency)}
            allowNegative={false}
            hideControls
            suffix={` ${request.currency}`}
            value={price}
            onChange={setPrice}
          />
        </SimpleGrid>
        <Textarea
          label={t('alternative')}
          description={t('alternativeText')}
          autosize
          minRows={2}
          maxLength={1000}
          value={alternative}
          onChange={(event) => setAlternative(event.currentTarget.value)}
        />
        <Select
          label={t('state.label')}
          allowDeselect={false}
          data={requestStates.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={state}
          onChange={(value) => setChosen(requestStates.find((known) => known === value))}
        />
        <FormFoot problem={change.error} isBusy={change.isPending} onCancel={onDone} />
      </Stack>
    </form>
  )
}
