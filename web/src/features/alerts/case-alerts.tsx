import type { Case } from '@heed/contract/cases.ts'
import type { CaseAlert } from '@heed/contract/product-alerts.ts'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconMessage2Plus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageTags } from '../../app/languages.ts'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { proposeWords } from '../cases/composer/drafts.ts'
import { caseAlertsQuery, useLinkCase } from './alert-queries.ts'
import classes from './alerts.module.css'

/** Alerts about what this customer bought, with the sentence that tells them; nothing where there is none. */
export const CaseAlerts = ({ item, onAnswer }: { item: Case; onAnswer: () => void }) => {
  const may = useMay()
  const { data } = useQuery({ ...caseAlertsQuery(item.id), enabled: may('prevention:read') })
  if (!data || data.items.length === 0) return null
  return (
    <div className={classes.banners}>
      {data.items.map((alert) => (
        <Banner key={alert.id} item={item} alert={alert} onAnswer={onAnswer} />
      ))}
    </div>
  )
}

const Banner = ({ item, alert, onAnswer }: { item: Case; alert: CaseAlert; onAnswer: () => void }) => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const [isPut, setPut] = useState(false)
  const link = useLinkCase()
  const { sentence, decision } = alert
  const put = () => {
    if (sentence) proposeWords(item.id, sentence)
    setPut(true)
    onAnswer()
  }
  return (
    <section className={classes.banner} data-over={decision !== null} aria-label={t('alert.banner')}>
      <h3>
        <IconAlertTriangle size={17} stroke={1.7} aria-hidden />
        <Link to="/product-alerts/$alertId" params={{ alertId: alert.id }} className="link">
          {alert.product}
        </Link>
      </h3>
      <p>{decision ? t(`alert.decisions.${decision}`) : t('alert.bannerText')}</p>
      {sentence && <p lang={languageTags[item.language]}>{sentence}</p>}
      <div className={classes.acts}>
        {sentence && !isPut && may('case:answer') && (
          <Button size="xs" leftSection={<IconMessage2Plus size={15} stroke={1.8} />} onClick={put}>
            {t('alert.putIntoAnswer')}
          </Button>
        )}
        {!alert.isLinked && may('prevention:act') && (
          <Button
            size="xs"
            loading={link.isPending}
            onClick={() =>
              link.mutate(
                { id: alert.id, caseId: item.id, linked: true },
                { onError: (reason) => toastProblem(reason) },
              )
            }
          >
            {t('alert.link')}
          </Button>
        )}
      </div>
    </section>
  )
}
