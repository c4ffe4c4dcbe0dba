import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { PageFrame } from '../settings/page-frame.tsx'
import { BringIn } from './bring-in.tsx'
import { TakeOut } from './take-out.tsx'

/** Customers and cases out into files, and in from files. */
export const FilesPage = () => {
  const { t } = useTranslation('record-files')
  const may = useMay()
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      {may('record:export') && <TakeOut />}
      {may('record:import') && <BringIn />}
    </PageFrame>
  )
}
