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
        <AssignItems item={item} acts={acts} />
      </Menu.Dropdown>
    </Menu>
  )
}

const AssignItems = ({ item, acts }: { item: Case; acts: CaseActs }) => {
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
      {item.owner?.id !== member.id && (
        <Menu.Item leftSection={<Avatar name={member.name} size={22} />} onClick={() => acts.setOwner(item, member)}>
          {t('act.assignMe')}
        </Menu.Item>
      )}
      {others.slice(0, 8).map((other) => (
        <Menu.Item
          key={other.id}
          leftSection={<Avatar name={other.name} size={22} />}
          disabled={other.id === item.owner?.id}
          onClick={() => acts.setOwner(item, other)}
        >
          {other.name}
        </Menu.Item>
      ))}
      {item.owner && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => acts.setOwner(item, null)}>{t('act.assignNobody')}</Menu.Item>
        </>
      )}
    </>
  )
}
