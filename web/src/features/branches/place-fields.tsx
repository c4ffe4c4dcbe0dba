import type { Branch } from '@heed/contract/workspace.ts'
import { SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { separators } from '../../ui/format.ts'
import { NumberField } from '../../ui/number-field.tsx'

type Place = Branch['place']
type PlaceFieldsProps = { place: Place; onChange: (place: Place) => void }

/** Where a branch is; half a place is none, and is said to be. */
export const PlaceFields = ({ place, onChange }: PlaceFieldsProps) => {
  const { t } = useTranslation('settings')
  const [latitude, setLatitude] = useState<number | string>(place?.latitude ?? '')
  const [longitude, setLongitude] = useState<number | string>(place?.longitude ?? '')
  const isHalf = (latitude === '') !== (longitude === '')
  const change = (lat: number | string, long: number | string) => {
    setLatitude(lat)
    setLongitude(long)
    onChange(lat === '' || long === '' ? null : { latitude: Number(lat), longitude: Number(long) })
  }
  const field = { decimalScale: 5, hideControls: true, error: isHalf && t('branches.placeBoth'), ...separators() }
  return (
    <div>
      <SimpleGrid cols={2} spacing="md">
        <NumberField
          label={t('branches.latitude')}
          min={-90}
          max={90}
          value={latitude}
          onChange={(value) => change(value, longitude)}
          {...field}
        />
        <NumberField
          label={t('branches.longitude')}
          min={-180}
          max={180}
          value={longitude}
          onChange={(value) => change(latitude, value)}
          {...field}
        />
      </SimpleGrid>
      <p className="quiet">{t('branches.placeText')}</p>
    </div>
  )
}
