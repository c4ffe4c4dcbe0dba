import { besides, branchFaces, businessFaces } from '@heed/contract/audits.ts'
import { ActionIcon, Button, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { type Item, newListItem, type Section } from './list-content.ts'

type ListSectionProps = {
  section: Section
  at: number
  of: number
  onChange: (section: Section) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

const none = 'none'

/** A section of a list: its name, its place, whose face it is, what customers are asked of the same, and its items. */
export const ListSection = ({ section, at, of, onChange, onMove, onRemove }: ListSectionProps) => {
  const { t } = useTranslation('audits')
  const language = currentLanguage()
  const n = at + 1
  const name = inWords(section.words) || t('lists.unnamed', { n })
  const setItems = (items: Item[]) => onChange({ ...section, items })
  return (
    <section className={classes.listSection} aria-label={name}>
      <div className={classes.listHead}>
        <TextInput
          label={t('lists.section', { n })}
          maxLength={200}
          value={section.words[language] ?? inWords(section.words)}
          onChange={(event) =>
            onChange({ ...section, words: { ...section.words, [language]: event.currentTarget.value } })
          }
        />
        <Act label={t('lists.up', { section: name })} icon={IconArrowUp} isOff={at === 0} onAct={() => onMove(-1)} />
        <Act label={t('lists.down', { section: name })} icon={IconArrowDown} isOff={n === of} onAct={() => onMove(1)} />
        <Act label={t('lists.removeSection', { section: name })} icon={IconX} isOff={of === 1} onAct={onRemove} />
      </div>
      <div className={classes.listPair}>
        <Select
          label={t('lists.face', { n })}
          allowDeselect={false}
          data={[
            { value: none, label: t('lists.noFace') },
            ...[...branchFaces, ...businessFaces].map((value) => ({ value, label: t(`face.${value}`) })),
          ]}
          value={section.face ?? none}
          onChange={(value) =>
            onChange({ ...section, face: [...branchFaces, ...businessFaces].find((face) => face === value) ?? null })
          }
        />
        <Select
          label={t('lists.beside', { n })}
          allowDeselect={false}
          data={[
            { value: none, label: t('lists.noBeside') },
            ...besides.map((value) => ({ value, label: t(`beside.${value}`) })),
          ]}
          value={section.beside ?? none}
          onChange={(value) => onChange({ ...section, beside: besides.find((one) => one === value) ?? null })}
        />
      </div>
      {section.items.map((item, index) => (
        <ListItem
          key={item.id}
          item={item}
          n={index + 1}
          section={name}
          onChange={(changed) => setItems(section.items.with(index, changed))}
          onRemove={() => setItems(section.items.toSpliced(index, 1))}
        />
      ))}
      {section.items.length < 40 && (
        <Button
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={15} stroke={1.7} />}
          onClick={() => setItems([...section.items, newListItem()])}
        >
          {t('lists.add')}
        </Button>
      )}
    </section>
  )
}

type ActProps = { label: string; icon: typeof IconX; isOff?: boolean; onAct: () => void }

const Act = ({ label, icon: Icon, isOff, onAct }: ActProps) => (
  <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} disabled={isOff} onClick={onAct}>
    <Icon size={17} stroke={1.7} />
  </ActionIcon>
)

type ListItemProps = { item: Item; n: number; section: string; onChange: (item: Item) => void; onRemove: () => void }

const ListItem = ({ item, n, section, onChange, onRemove }: ListItemProps) => {
  const { t } = useTranslation('audits')
  const language = currentLanguage()
  return (
    <div className={classes.listItem}>
      <TextInput
        aria-label={t('lists.item', { n, section })}
        maxLength={200}
        value={item.words[language] ?? inWords(item.words)}
        onChange={(event) => onChange({ ...item, words: { ...item.words, [language]: event.currentTarget.value } })}
      />
      <Select
        aria-label={t('lists.answer', { n, section })}
        allowDeselect={false}
        data={(['yes_no', 'scale'] as const).map((value) => ({ value, label: t(`lists.${value}`) }))}
        value={item.answer}
        onChange={(answer) => onChange({ ...item, answer: answer === 'scale' ? 'scale' : 'yes_no' })}
      />
      <Act label={t('lists.remove', { item: inWords(item.words) || `${n}` })} icon={IconX} onAct={onRemove} />
    </div>
  )
}
