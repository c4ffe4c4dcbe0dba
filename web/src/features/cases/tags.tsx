import type { Case } from '@heed/contract/cases.ts'
import { Popover, TextInput, UnstyledButton } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import type { CaseActs } from './case-acts.ts'
import classes from './tags.module.css'

/** Free words on a case; each can be taken away, and Enter adds one. */
export const Tags = ({ item, acts, isFixed }: { item: Case; acts: CaseActs; isFixed: boolean }) => {
  const { t } = useTranslation('cases')
  return (
    <>
      {item.tags.map((tag) => (
        <Chip key={tag}>
          <span className={classes.tag}>
            {tag}
            {!isFixed && (
              <UnstyledButton
                aria-label={t('act.removeTag', { tag })}
                className={classes.remove}
                onClick={() => acts.change(item, { tags: item.tags.filter((other) => other !== tag) })}
              >
                <IconX size={12} stroke={2} />
              </UnstyledButton>
            )}
          </span>
        </Chip>
      ))}
      {!isFixed && item.tags.length < 20 && <AddTag item={item} acts={acts} />}
    </>
  )
}

const AddTag = ({ item, acts }: { item: Case; acts: CaseActs }) => {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(false)
  const [tag, setTag] = useState('')
  const add = () => {
    const word = tag.trim()
    if (word && !item.tags.includes(word)) acts.change(item, { tags: [...item.tags, word] })
    setTag('')
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus width={200}>
      <Popover.Target>
        <UnstyledButton
          className={classes.add}
          aria-label={item.tags.length === 0 ? undefined : t('act.addTag')}
          title={t('act.addTag')}
          onClick={() => setOpen(!isOpen)}
        >
          <IconPlus size={14} stroke={1.8} />
          {item.tags.length === 0 && t('field.tags')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <TextInput
          size="xs"
          data-autofocus
          maxLength={40}
          aria-label={t('act.addTag')}
          placeholder={t('act.addTag')}
          value={tag}
          onChange={(event) => setTag(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && add()}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
