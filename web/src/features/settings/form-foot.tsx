import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'

type FormFootProps = { problem?: unknown; isBusy: boolean; go?: string; onCancel?: () => void; children?: ReactNode }

/** The end of a form: what did not happen, the one filled button, and the way out. */
export const FormFoot = ({ problem, isBusy, go, onCancel, children }: FormFootProps) => {
  const { t } = useTranslation()
  return (
    <>
      {problem != null && <ErrorNote reason={problem} />}
      <Group gap="xs">
        <Button type="submit" variant="filled" loading={isBusy}>
          {go ?? t('act.save')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('act.cancel')}</Button>}
        {children}
      </Group>
    </>
  )
}
