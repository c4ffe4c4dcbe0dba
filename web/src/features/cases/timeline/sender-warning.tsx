import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../ui/chip.tsx'
import classes from './timeline.module.css'

/** The mail server refutes the sender: said quietly beside the words, with what to do about it one press away. */
export const SenderWarning = () => {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className={classes.warning}>
      <UnstyledButton
        className={classes.opener}
        onClick={() => setOpen(!isOpen)}
        aria-expanded={isOpen}
        aria-controls={id}
      >
        <Chip tone="warn" icon={<IconAlertTriangle size={14} stroke={1.8} aria-hidden />}>
          {t('message.unverified')}
        </Chip>
      </UnstyledButton>
      <p id={id} className={classes.why} hidden={!isOpen}>
        {t('message.unverifiedWhy')}
      </p>
    </div>
  )
}
