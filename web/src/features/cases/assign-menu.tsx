import type { Case } from '@heed/contract/cases.ts'
import { Button, Menu, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contains } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { CaseActs } from './case-acts.ts'
import classes from './case-head.module.css'
import { membersQuery } from './case-queries.ts'

type AssignMenuProps = { item: Case; acts: CaseActs; assigning: { isOpen: boolean; set: (isOpen: boolean) => void } }

/** Who has the case; oneself first. */
export const AssignMenu = ({ item, acts, assigning }: AssignMenuProps) => {
  const { t } = useTranslation('cases')
  const { member } = useMe()
  return (
    <Menu opened={assigning.isOpen} onChange={assigning.set} position="bottom-end" width={250}>
      <Menu.Target>
        {item.owner ? (
          <Button
            size="compact-md"
            className={classes.button}
            leftSection={<Avatar name={item.owner.name} size={20} />}
          >
            {item.owner.id === member.id ? t('you') : item.owner.name}
          </Button>
        ) : (
          <Button size="compact-md" className={classes.button}>
            {t('act.assign')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <AssignItems
          ownerId={item.owner?.id}
          mayUnassign={item.owner !== null}
          onChoose={(owner) => acts.setOwner(item, owner)}
        />
      </Menu.Dropdown>
    </Menu>
  )
}

type AssignItemsProps = {
  /** Who has it now, and cannot be chosen again. */
  ownerId: string | undefined
  mayUnassign: boolean
  onChoose: (owner: { id: string; name: string } | null) => void
}

/** Colleagues to choose from by name, oneself first. */
export const AssignItems = ({ ownerId, mayUnassign, onChoose }: AssignItemsProps) => {
  const { t } = useTranslation('cases')
  const { member } = useMe()
  const { data } = useQuery(membersQuery)
  const [words, setWords] = useState('')
  const others = (data?.items ?? []).filter(
    (other) => other.active && other.id !== member.id && contains(other.name, words),
  )
  return (
    <>
      <TextInput
        size="xs"
        m={4}
        data-autofocus
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        aria-label={t('act.assign')}
        placeholder={t('act.assign')}
      />
      {ownerId !== member.id && (
        <Menu.Item leftSection={<Avatar name={member.name} size={22} />} onClick={() => onChoose(member)}>
          {t('act.assignMe')}
        </Menu.Item>
      )}
      {others.slice(0, 8).map((other) => (
        <Menu.Item
          key={other.id}
          leftSection={<Avatar name={other.name} size={22} />}
          disabled={other.id === ownerId}
          onClick={() => onChoose(other)}
        >
          {other.name}
        </Menu.Item>
      ))}
      {mayUnassign && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => onChoose(null)}>{t('act.assignNobody')}</Menu.Item>
        </>
      )}
    </>
  )
}
