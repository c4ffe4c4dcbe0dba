import type { CaseBrief } from '@heed/contract/cases.ts'
import { priorities } from '@heed/contract/standards.ts'
import { Button, Checkbox, Menu, Popover, Progress, TextInput } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AssignItems } from '../assign-menu.tsx'
import classes from './bulk-bar.module.css'
import { useBulkActs } from './use-bulk-acts.ts'
import type { Selection } from './use-selection.ts'

type BulkBarProps = { items: CaseBrief[]; selection: Selection }

/** What can be done with all chosen cases at once; stands where the filters stand while something is chosen. */
export const BulkBar = ({ items, selection }: BulkBarProps) => {
  const { t } = useTranslation('cases')
  const { change, progress } = useBulkActs(selection)
  const isAll = selection.chosen.length === items.length
  if (progress)
    return (
      <div className={classes.bar} role="status">
        <span>{t('bulk.progress', { done: progress.done, of: progress.of })}</span>
        <Progress className={classes.progress} value={(100 * progress.done) / progress.of} aria-hidden />
      </div>
    )
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.title')}>
      <Checkbox
        label={t('bulk.chosen', { number: selection.chosen.length })}
        aria-label={t('bulk.all')}
        checked={isAll}
        indeterminate={!isAll}
        onChange={() => selection.set(isAll ? [] : items.map(({ id }) => id))}
      />
      <span className={classes.acts}>
        <BarMenu label={t('act.assign')}>
          <AssignItems ownerId={undefined} mayUnassign onChoose={(owner) => change({ ownerId: owner?.id ?? null })} />
        </BarMenu>
        <BarMenu label={t('field.priority')}>
          {priorities.map((priority) => (
            <Menu.Item key={priority} onClick={() => change({ priority })}>
              {t(`priority.${priority}`)}
            </Menu.Item>
          ))}
        </BarMenu>
        <TagChoice onChoose={(tag) => change({ addTags: [tag] })} />
        <BarMenu label={t('field.state')}>
          {(['open', 'waiting', 'solved', 'closed'] as const).map((state) => (
            <Menu.Item key={state} onClick={() => change({ state })}>
              {t(`state.${state}`)}
            </Menu.Item>
          ))}
        </BarMenu>
      </span>
      <Button
        variant="subtle"
        color="gray"
        size="compact-md"
        leftSection={<IconX size={15} />}
        onClick={selection.clear}
      >
        {t('bulk.clear')}
      </Button>
    </div>
  )
}

const chevron = <IconChevronDown size={15} stroke={1.8} />

const BarMenu = ({ label, children }: { label: string; children: ReactNode }) => (
  <Menu position="bottom-start" width={240}>
    <Menu.Target>
      <Button size="compact-md" rightSection={chevron}>
        {label}
      </Button>
    </Menu.Target>
    <Menu.Dropdown>{children}</Menu.Dropdown>
  </Menu>
)

const TagChoice = ({ onChoose }: { onChoose: (tag: string) => void }) => {
  const { t } = useTranslation('cases')
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!words.trim()) return
    setOpen(false)
    setWords('')
    onChoose(words.trim())
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button size="compact-md" rightSection={chevron} onClick={() => setOpen(!isOpen)}>
          {t('bulk.tag')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit} className={classes.tag}>
          <TextInput
            size="xs"
            maxLength={40}
            aria-label={t('act.addTag')}
            placeholder={t('act.addTag')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" disabled={!words.trim()}>
            {t('act.add', { ns: 'common' })}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
