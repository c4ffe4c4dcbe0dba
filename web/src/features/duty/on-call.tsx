import { Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPhone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/avatar.tsx'
import classes from './duty.module.css'
import { cardQuery } from './duty-queries.ts'

const CallCard = lazy(() => import('./call-card.tsx').then((file) => ({ default: file.CallCard })))

/** Who decides now, on every page; one tap opens the card with everybody's number. */
export const OnCall = ({ isSmall = false }: { isSmall?: boolean }) => {
  const { t } = useTranslation('duty')
  const { data } = useQuery(cardQuery)
  const [isOpen, card] = useDisclosure()
  const [wasOpen, opened] = useDisclosure()
  const first = data?.branches[0]?.people[0]
  const open = () => {
    opened.open()
    card.open()
  }
  return (
    <>
      {isSmall ? (
        <Tooltip label={t('open')} position="right">
          <button type="button" className={classes.icon} onClick={open} aria-label={t('open')}>
            <IconPhone size={21} stroke={1.6} />
          </button>
        </Tooltip>
      ) : (
        <button type="button" className={classes.onCall} onClick={open}>
          <small className={classes.label}>{t('onCall')}</small>
          <span className={classes.who}>
            {first && <Avatar name={first.name} size={28} />}
            <b>{first?.name ?? t('open')}</b>
            <IconPhone size={17} stroke={1.7} aria-hidden />
          </span>
        </button>
      )}
      {wasOpen && (
        <Suspense fallback={null}>
          <CallCard isOpen={isOpen} onClose={card.close} />
        </Suspense>
      )}
    </>
  )
}
