import type { Case } from '@heed/contract/cases.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../../app/languages.ts'
import { Chip } from '../../../ui/chip.tsx'
import { customerQuery } from '../case-queries.ts'
import { ChannelIcon } from '../channel-icon.tsx'
import classes from './composer.module.css'

/** To whom, by which channel, in which language. */
export const AnswerTo = ({ item }: { item: Case }) => {
  const { t } = useTranslation('cases')
  const { data: customer } = useQuery(customerQuery(item.customer.id))
  return (
    <>
      <span className="quiet">{t('reply.to')}</span>
      <b className={classes.name}>{customer?.formOfAddress ?? item.customer.name}</b>
      <Chip icon={<ChannelIcon kind={item.channel.kind} size={14} />}>
        {t(`channel.${item.channel.kind}`, { ns: 'common' })}
      </Chip>
      <span className={classes.wide}>
        <Chip>{languageNames[item.language]}</Chip>
      </span>
    </>
  )
}
