import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { hasPasswordQuery, sessionQuery } from './account.ts'
import { Card, PageSection } from './page-frame.tsx'
import { SecondStepOff } from './second-step-off.tsx'
import { SecondStepSetup } from './second-step-setup.tsx'
import classes from './settings.module.css'

/** A code from the phone beside the password. */
export const SecondStepSection = () => {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const session = useQuery(sessionQuery)
  const { data: hasPassword } = useQuery(hasPasswordQuery)
  const [deed, setDeed] = useState<'on' | 'off'>()
  const user = session.data?.user as { twoFactorEnabled?: boolean | null } | undefined
  const isOn = Boolean(user?.twoFactorEnabled)
  const done = () => {
    setDeed(undefined)
    client.invalidateQueries({ queryKey: ['account'] })
  }
  return (
    <PageSection beside title={t('second.title')} text={t('second.text')}>
      <Card>
        {deed === 'on' && <SecondStepSetup onDone={done} />}
        {deed === 'off' && <SecondStepOff onDone={done} />}
        {deed === undefined && (
          <div className={classes.fact}>
            {isOn ? <Chip tone="met">{t('second.isOn')}</Chip> : <Chip>{t('second.isOff')}</Chip>}
            <Button disabled={!session.data || !hasPassword} onClick={() => setDeed(isOn ? 'off' : 'on')}>
              {t(isOn ? 'second.switchOff' : 'second.switchOn')}
            </Button>
          </div>
        )}
        {hasPassword === false && <p className="quiet small">{t('second.needsPassword')}</p>}
      </Card>
    </PageSection>
  )
}
