import type { Case } from '@heed/contract/cases.ts'
import { ActionIcon, Button, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowLeft, IconTransfer, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { ClockWords } from '../../ui/clock-words.tsx'
import { AssignMenu } from './assign-menu.tsx'
import type { CaseActs } from './case-acts.ts'
import classes from './case-head.module.css'
import { CaseMenu } from './case-menu.tsx'
import { CaseTimer } from './case-timer.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { SubjectField } from './subject-field.tsx'
import { useCaseSearch } from './use-case-search.ts'

type CaseHeadProps = {
  item: Case
  acts: CaseActs
  isPhone: boolean
  hasRoom: boolean
  assigning: { isOpen: boolean; set: (isOpen: boolean) => void }
  onHandOver: () => void
  onPromise: () => void
  onAsk: () => void
  onKeys: () => void
}

export const CaseHead = ({ item, acts, isPhone, hasRoom, assigning, ...openers }: CaseHeadProps) => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const search = useCaseSearch()
  const [isCustomerOpen, customer] = useDisclosure()
  return (
    <header className={classes.head}>
      {isPhone && (
        <Link to="/cases" search={search} className={classes.back} aria-label={t('act.back')}>
          <IconArrowLeft size={21} stroke={1.7} />
        </Link>
      )}
      <span className={classes.title}>
        <SubjectField item={item} acts={acts} />
        {isPhone && item.clock && <ClockWords clock={item.clock} />}
        <CaseTimer timer={item.timer} />
      </span>
      {!isPhone && (
        <span className={classes.number}>
          <Chip>#{item.number}</Chip>
        </span>
      )}
      <span className={classes.acts}>
        {!hasRoom && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={isPhone ? 44 : 34}
            onClick={customer.open}
            aria-label={t('act.customer')}
          >
            <IconUser size={19} stroke={1.6} />
          </ActionIcon>
        )}
        {!isPhone && may('case:assign') && (
          <>
            <AssignMenu item={item} acts={acts} assigning={assigning} />
            <Button
              size="compact-md"
              className={classes.button}
              leftSection={<IconTransfer size={16} stroke={1.7} />}
              onClick={openers.onHandOver}
            >
              {t('act.handOver')}
            </Button>
          </>
        )}
        <CaseMenu {...{ item, acts, isPhone, ...openers }} />
      </span>
      <Drawer
        opened={isCustomerOpen && !hasRoom}
        onClose={customer.close}
        position={isPhone ? 'bottom' : 'right'}
        size={isPhone ? '86%' : 360}
        title={t('customer.title')}
      >
        <CustomerPanel item={item} />
      </Drawer>
    </header>
  )
}
