import { useTranslation } from 'react-i18next'
import { placeOf } from '../../ui/format.ts'
import { isOtherZone } from './moment-in-zone.ts'

/** Whose clock a time is on, where it is not the reader's. */
export const ZoneName = ({ zone }: { zone: string }) => {
  const { t } = useTranslation('recovery')
  return isOtherZone(zone) ? <> {t('time.of', { place: placeOf(zone) })}</> : null
}
