import { listCustomers } from '@heed/contract/customers.ts'
import { type HandWay, takeSurveyByHand } from '@heed/contract/survey-by-hand.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../app/api.ts'
import type { Language } from '../../../app/languages.ts'
import { Chip } from '../../../ui/chip.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { FormFrame } from '../form-frame.tsx'
import classes from '../surveys.module.css'

type EnterSheetProps = { surveyId: string; branchId: string; language: Language; way: HandWay }
type Fields = [string, string][]

const today = () => Temporal.Now.plainDateISO().toString()

/** One sheet after another, or one customer after another: the server draws each page, and keeps the answer at the end. */
export const EnterSheet = ({ surveyId, branchId, language, way }: EnterSheetProps) => {
  const { t } = useTranslation('surveys')
  const client = useQueryClient()
  const [sheet, setSheet] = useState(() => crypto.randomUUID())
  const [page, setPage] = useState<{ html: string; page: number; fields: Fields }>()
  const [customerId, setCustomer] = useState<string | null>(null)
  const [day, setDay] = useState(today)
  const [kept, setKept] = useState(0)
  const draw = (place: { page: number; fields: Fields }) =>
    call(takeSurveyByHand, {
      params: { id: surveyId },
      body: { sheet, branchId, language, way, customerId, answeredOn: way === 'paper' ? day : null, ...place },
    })
  const first = useQuery({
    queryKey: ['survey-by-hand', surveyId, branchId, language, way],
    queryFn: () => draw({ page: 0, fields: [] }),
    refetchOnWindowFocus: false,
  })
  const startOver = () => {
    setSheet(crypto.randomUUID())
    setPage(undefined)
    setCustomer(null)
  }
  const step = useMutation({
    mutationFn: draw,
    onSuccess: (next) => {
      if (!next.kept) return setPage(next)
      setKept((before) => before + 1)
      startOver()
      client.invalidateQueries({ queryKey: ['survey', surveyId] })
    },
  })
  const shown = page ?? first.data
  return (
    <>
      <div className={classes.sheetBar}>
        <CustomerSelect value={customerId} onChange={setCustomer} />
        {way === 'paper' && (
          <TextInput
            type="date"
            label={t('hand.day')}
            description={t('hand.dayText')}
            max={today()}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value || today())}
          />
        )}
      </div>
      <div className={classes.keptNote} role="status">
        {kept > 0 && <Chip tone="met">{t('hand.kept', { count: kept, n: number(kept) })}</Chip>}
        <span className="quiet">{t(`hand.how_${way}`)}</span>
        {page && (
          <Button size="xs" variant="subtle" color="gray" onClick={startOver}>
            {t('hand.startOver')}
          </Button>
        )}
      </div>
      {first.isError && <ErrorNote reason={first.error} onRetry={() => first.refetch()} />}
      {step.isError && <ErrorNote reason={step.error} />}
      {shown && (
        <FormFrame
          key={sheet}
          quick
          html={shown.html}
          title={t(`hand.mode_${way}`)}
          className={classes.sheetFrame}
          onStep={(typed, names) =>
            step.mutate({
              page: shown.page,
              fields: [...shown.fields.filter(([name]) => !names.has(name)), ...typed] as Fields,
            })
          }
        />
      )}
    </>
  )
}

/** Whose answer it is, where that is known; most sheets have no name. */
const CustomerSelect = ({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) => {
  const { t } = useTranslation('surveys')
  const [typed, setTyped] = useState('')
  const [sought] = useDebouncedValue(typed.trim(), 200)
  const { data } = useQuery({
    queryKey: ['customers', 'callers', sought],
    queryFn: ({ signal }) => call(listCustomers, { query: { search: sought, limit: 6 }, signal }),
    enabled: sought.length > 1,
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      searchable
      clearable
      label={t('hand.customer')}
      description={t('hand.customerText')}
      placeholder={t('hand.nobody')}
      nothingFoundMessage={sought.length > 1 ? t('hand.noneFound') : undefined}
      data={(data?.items ?? []).map(({ id, name, phones, emails }) => ({
        value: id,
        label: [name, phones[0] ?? emails[0]].filter(Boolean).join(' · '),
      }))}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
    />
  )
}
