import { holidayCountries } from '@heed/contract/holidays.ts'
import type { Branch, OpeningHours } from '@heed/contract/workspace.ts'
import { Button, FileInput, NumberInput, SegmentedControl, Select, Switch } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import classes from './add-holidays.module.css'
import { usePreviewHolidays } from './holiday-acts.ts'
import { HolidayPreviewList } from './holiday-preview.tsx'
import { comparedWith, takeDays } from './take-days.ts'

type Country = (typeof holidayCountries)[number]
type AddHolidaysProps = { branch: Branch; hours: OpeningHours; onChange: (hours: OpeningHours) => void }

const countryOf: Record<string, Country> = {
  TRY: 'TR',
  AZN: 'AZ',
  IDR: 'ID',
  CNY: 'CN',
  GBP: 'GB',
  USD: 'US',
  EUR: 'DE',
}

/** Holidays of a country or a file, looked at day by day before they join the days that differ. */
export const AddHolidays = ({ branch, hours, onChange }: AddHolidaysProps) => {
  const { t } = useTranslation('settings')
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Button size="xs" leftSection={<IconCalendarPlus size={15} />} onClick={() => setOpen(true)}>
        {t('holidays.add')}
      </Button>
    )
  return <Asking branch={branch} hours={hours} onChange={onChange} onDone={() => setOpen(false)} />
}

const Asking = ({ branch, hours, onChange, onDone }: AddHolidaysProps & { onDone: () => void }) => {
  const { t } = useTranslation('settings')
  const [from, setFrom] = useState<'country' | 'file'>('country')
  const [country, setCountry] = useState<Country>(countryOf[branch.currency] ?? 'GB')
  const [year, setYear] = useState(new Date().getFullYear() + (new Date().getMonth() >= 9 ? 1 : 0))
  const [file, setFile] = useState<File | null>(null)
  const [closesDay, setClosesDay] = useState(true)
  const preview = usePreviewHolidays(branch.id)
  const show = () => {
    if (from === 'country') preview.mutate({ from, country, year })
    else if (file) preview.mutate({ from, file, timed: closesDay ? 'whole_day' : 'leave_out' })
  }
  const anew =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value)
      preview.reset()
    }
  return (
    <section className={classes.adding} aria-label={t('holidays.add')}>
      <SegmentedControl
        aria-label={t('holidays.from')}
        data={(['country', 'file'] as const).map((value) => ({ value, label: t(`holidays.${value}`) }))}
        value={from}
        onChange={(value) => anew(setFrom)(value as 'country' | 'file')}
      />
      {from === 'country' ? (
        <>
          <div className={classes.country}>
            <Select
              label={t('holidays.country')}
              allowDeselect={false}
              data={holidayCountries.map((value) => ({ value, label: t(`holidays.countries.${value}`) }))}
              value={country}
              onChange={(value) => value && anew(setCountry)(value as Country)}
            />
            <NumberInput
              label={t('holidays.year')}
              min={2020}
              max={2060}
              clampBehavior="strict"
              allowDecimal={false}
              thousandSeparator=""
              value={year}
              onChange={(value) => anew(setYear)(Number(value))}
            />
          </div>
          <p className="quiet small">{t('holidays.suggestion', { country: t(`holidays.countries.${country}`) })}</p>
        </>
      ) : (
        <>
          <FileInput
            label={t('holidays.choose')}
            accept=".ics,text/calendar"
            clearable
            clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
            value={file}
            onChange={anew(setFile)}
          />
          <Switch
            label={t('holidays.timed')}
            checked={closesDay}
            onChange={(event) => anew(setClosesDay)(event.currentTarget.checked)}
          />
        </>
      )}
      <div className={classes.acts}>
        <Button size="xs" loading={preview.isPending} disabled={from === 'file' && !file} onClick={show}>
          {t('holidays.show')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t('act.cancel', { ns: 'common' })}
        </Button>
      </div>
      {preview.isError && <ErrorNote reason={preview.error} />}
      {preview.data && (
        <HolidayPreviewList
          preview={{ ...preview.data, days: comparedWith(hours.overrides, preview.data.days) }}
          onTake={(days) => {
            onChange({ ...hours, overrides: takeDays(hours.overrides, days) })
            onDone()
          }}
        />
      )}
    </section>
  )
}
