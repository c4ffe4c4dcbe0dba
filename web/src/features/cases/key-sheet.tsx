import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './key-sheet.module.css'

const keys = [
  ['next', 'J'],
  ['previous', 'K'],
  ['open', 'Enter'],
  ['choose', 'X'],
  ['chooseTo', 'Shift X'],
  ['answer', 'R'],
  ['note', 'N'],
  ['assign', 'A'],
  ['handOver', 'H'],
  ['solve', 'E'],
  ['promise', 'P'],
  ['send', 'Ctrl Enter'],
  ['search', '/'],
  ['find', 'Ctrl K'],
  ['back', 'Esc'],
  ['help', '?'],
] as const

/** What each key does. */
export const KeySheet = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  return (
    <Modal opened={isOpen} onClose={onClose} title={<b>{t('keys.title')}</b>} size={420}>
      <dl className={classes.keys}>
        {keys.map(([deed, key]) => (
          <div key={deed}>
            <dt>{t(`keys.${deed}`)}</dt>
            <dd>
              {key.split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
