import type { AuditContent, AuditTemplate } from '@heed/contract/audits.ts'
import { ActionIcon, Button, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { FormFoot } from '../settings/form-foot.tsx'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { useSaveList } from './face-queries.ts'

type Section = AuditContent['sections'][number]
type Item = Section['items'][number]

/** A list in the reader's language; what is written anew stands in it only, and what is kept stays in the others. */
export const ListForm = ({ list, onDone }: { list: AuditTemplate; onDone: () => void }) => {
  const { t } = useTranslation('audits')
  const language = currentLanguage()
  const [content, setContent] = useState(list.content)
  const save = useSaveList(list.id)
  const setSection = (id: string, items: Item[]) =>
    setContent({ ...content, sections: content.sections.map((one) => (one.id === id ? { ...one, items } : one)) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sections = content.sections
      .map((section) => ({ ...section, items: section.items.filter(({ words }) => inWords(words).trim()) }))
      .filter(({ items }) => items.length > 0)
    save.mutate({ version: list.version, content: { ...content, sections } }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('lists.name')}
          maxLength={200}
          value={content.name[language] ?? inWords(content.name)}
          onChange={(event) =>
            setContent({ ...content, name: { ...content.name, [language]: event.currentTarget.value } })
          }
        />
        {content.sections.map((section) => (
          <SectionFields key={section.id} section={section} onChange={(items) => setSection(section.id, items)} />
        ))}
        <p className={classes.quiet}>{t('lists.keep')}</p>
        <FormFoot problem={save.error} isBusy={save.isPending} go={t('lists.save')} onCancel={onDone} />
      </Stack>
    </form>
  )
}

const SectionFields = ({ section, onChange }: { section: Section; onChange: (items: Item[]) => void }) => {
  const { t } = useTranslation('audits')
  const language = currentLanguage()
  const name = inWords(section.words)
  const change = (id: string, part: Partial<Item>) =>
    onChange(section.items.map((item) => (item.id === id ? { ...item, ...part } : item)))
  return (
    <Stack gap={8}>
      <h3>{name}</h3>
      {section.items.map((item, at) => (
        <div key={item.id} className={classes.listItem}>
          <TextInput
            aria-label={t('lists.item', { n: at + 1, section: name })}
            maxLength={200}
            value={item.words[language] ?? inWords(item.words)}
            onChange={(event) => change(item.id, { words: { ...item.words, [language]: event.currentTarget.value } })}
          />
          <Select
            aria-label={t('lists.answer', { n: at + 1, section: name })}
            allowDeselect={false}
            data={(['yes_no', 'scale'] as const).map((value) => ({ value, label: t(`lists.${value}`) }))}
            value={item.answer}
            onChange={(answer) => change(item.id, { answer: answer === 'scale' ? 'scale' : 'yes_no' })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('lists.remove', { item: inWords(item.words) })}
            onClick={() => onChange(section.items.filter(({ id }) => id !== item.id))}
          >
            <IconX size={17} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        w="fit-content"
        leftSection={<IconPlus size={15} stroke={1.7} />}
        onClick={() => onChange([...section.items, { id: newItemId(), words: {}, answer: 'yes_no' }])}
      >
        {t('lists.add')}
      </Button>
    </Stack>
  )
}

/** Stays with the item through every version. */
const newItemId = () => `own_${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
