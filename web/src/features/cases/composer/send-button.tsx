import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { ThenState } from './outgoing.ts'

const choices = [
  ['open', 'thenOpen'],
  ['waiting', 'thenWaiting'],
  ['solved', 'thenSolved'],
] as const

type SendButtonProps = {
  isDisabled: boolean
  isPhone: boolean
  /** It stays so, unless it is said otherwise. */
  isSolved: boolean
  onSend: (thenState: ThenState) => void
}

/** Sends; beside it, what state the case takes afterwards. */
export const SendButton = ({ isDisabled, isPhone, isSolved, onSend }: SendButtonProps) => {
  const { t } = useTranslation('cases')
  return (
    <span className={classes.send}>
      <Button variant="filled" disabled={isDisabled} onClick={() => onSend('as_is')} className={classes.go}>
        {t('reply.send')}
        {!isPhone && <span className={classes.key}>Ctrl ↵</span>}
      </Button>
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon
            variant="filled"
            disabled={isDisabled}
            size={isPhone ? 44 : 36}
            className={classes.then}
            aria-label={t('reply.sendOptions')}
          >
            <IconChevronUp size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map(([state, words]) => (
            <Menu.Item key={state} onClick={() => onSend(state)}>
              {t(isSolved && state !== 'solved' ? `reply.again_${state}` : `reply.${words}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
