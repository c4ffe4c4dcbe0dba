import type { Case } from '@heed/contract/cases.ts'
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArchive,
  IconCheck,
  IconCopy,
  IconDots,
  IconHeartHandshake,
  IconHelpHexagon,
  IconHourglass,
  IconKeyboard,
  IconRotate,
  IconTransfer,
  IconUserSearch,
  IconZzz,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { toast } from '../../app/toast.tsx'
import { shortTime } from '../../ui/format.ts'
import type { CaseActs } from './case-acts.ts'
import { snoozeChoices } from './snooze.ts'

type CaseMenuProps = {
  item: Case
  acts: CaseActs
  isPhone: boolean
  onHandOver: () => void
  onPromise: () => void
  onAsk: () => void
  onKeys: () => void
}

const icon = { size: 16, stroke: 1.6 }

/** Everything else that can be done with a case. */
export const CaseMenu = ({ item, acts, isPhone, onHandOver, onPromise, onAsk, onKeys }: CaseMenuProps) => {
  const { t } = useTranslation(['cases', 'recovery'])
  const may = useMay()
  const { member } = useMe()
  const isOver = item.state === 'solved' || item.state === 'closed'
  const copyLink = async () => {
    await navigator.clipboard.writeText(`${location.origin}/cases/${item.id}`)
    toast({ text: t('act.copied', { ns: 'common' }) })
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={isPhone ? 44 : 34} aria-label={t('act.more')}>
          <IconDots size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isPhone && may('case:assign') && (
          <>
            {item.owner?.id !== member.id && (
              <Menu.Item onClick={() => acts.setOwner(item, member)}>{t('act.assignMe')}</Menu.Item>
            )}
            <Menu.Item leftSection={<IconTransfer {...icon} />} onClick={onHandOver}>
              {t('act.handOver')}
            </Menu.Item>
          </>
        )}
        {may('member:read') && (
          <Menu.Item
            leftSection={<IconUserSearch {...icon} />}
            renderRoot={(props) => <Link to="/who-can-solve" search={{ case: item.id }} {...props} />}
          >
            {t('act.whoCanSolve')}
          </Menu.Item>
        )}
        {may('case:edit') && !isOver && (
          <Menu.Item leftSection={<IconHelpHexagon {...icon} />} onClick={onAsk}>
            {t('act.askDecider')}
          </Menu.Item>
        )}
        {may('promise:edit') && (
          <Menu.Item leftSection={<IconHeartHandshake {...icon} />} onClick={onPromise}>
            {t('recovery:promise.add')}
          </Menu.Item>
        )}
        {may('case:edit') && (
          <>
            {isOver ? (
              <Menu.Item leftSection={<IconRotate {...icon} />} onClick={() => acts.setState(item, 'open')}>
                {t('act.reopen')}
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconCheck {...icon} />} onClick={() => acts.setState(item, 'solved')}>
                {t('act.solve')}
              </Menu.Item>
            )}
            {item.state === 'open' && (
              <Menu.Item leftSection={<IconHourglass {...icon} />} onClick={() => acts.setState(item, 'waiting')}>
                {t('act.wait')}
              </Menu.Item>
            )}
            {item.state !== 'closed' && (
              <Menu.Item leftSection={<IconArchive {...icon} />} onClick={() => acts.setState(item, 'closed')}>
                {t('act.close')}
              </Menu.Item>
            )}
            <Menu.Divider />
            <Menu.Label>{t('act.snooze')}</Menu.Label>
            {snoozeChoices(new Date()).map(({ key, at }) => (
              <Menu.Item
                key={key}
                leftSection={<IconZzz {...icon} />}
                rightSection={<span className="tiny quiet">{shortTime(at)}</span>}
                onClick={() => acts.setState(item, 'snoozed', at.toISOString())}
              >
                {t(`act.${key}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={copyLink}>
          {t('act.copyLink')}
        </Menu.Item>
        {!isPhone && (
          <Menu.Item leftSection={<IconKeyboard {...icon} />} onClick={onKeys} rightSection={<kbd>?</kbd>}>
            {t('keys.title')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
