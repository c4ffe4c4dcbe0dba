import type { AuditContent, AuditTemplate } from '@heed/contract/audits.ts'
import { Button, Stack, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { FormFoot } from '../settings/form-foot.tsx'
import { inWords } from '../surveys/survey-words.ts'
import classes from './face.module.css'
import { useSaveList } from './face-queries.ts'
import { newListSection, type Section } from './list-content.ts'
import { ListSection } from './list-section.tsx'
import { RetireList } from './retire-list.tsx'

const emptyList = (): AuditContent => ({ name: {}, what: {}, sections: [newListSection()] })

/** A list in the reader's language; what is written anew stands in it only, and what is kept stays in the others. */
export const ListForm = ({ list, onDone }: { list: AuditTemplate | undefined; onDone: () => void }) => {
  const { t } = useTranslation('audits')
  const language = currentLanguage()
  const [content, setContent] = useState(() => list?.content ?? emptyList())
  const [isTried, setTried] = useState(false)
  const save = useSaveList(list)
  const { sections } = content
  const setSections = (changed: Section[]) => setContent({ ...content, sections: changed })
  const move = (at: number, by: number) => {
    const moved = sections.toSpliced(at, 1)
    setSections(moved.toSpliced(at + by, 0, sections[at] as Section))
  }
  const whole = sections.map((section) => ({
    ...section,
    items: section.items.filter(({ words }) => inWords(words).trim()),
  }))
  const isWhole =
    inWords(content.name).trim() !== '' &&
    whole.length > 0 &&
    whole.every(({ words, items }) => inWords(words).trim() && items.length > 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isWhole) save.mutate({ ...content, sections: whole }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {(['name', 'what'] as const).map((part) => (
          <TextInput
            key={part}
            label={t(`lists.${part}`)}
            maxLength={200}
            value={content[part][language] ?? inWords(content[part])}
            onChange={(event) =>
              setContent({ ...content, [part]: { ...content[part], [language]: event.currentTarget.value } })
            }
          />
        ))}
        {sections.map((section, at) => (
          <ListSection
            key={section.id}
            section={section}
            at={at}
            of={sections.length}
            onChange={(changed) => setSections(sections.with(at, changed))}
            onMove={(by) => move(at, by)}
            onRemove={() => setSections(sections.toSpliced(at, 1))}
          />
        ))}
        {sections.length < 20 && (
          <Button
            w="fit-content"
            leftSection={<IconPlus size={15} stroke={1.7} />}
            onClick={() => setSections([...sections, newListSection()])}
          >
            {t('lists.addSection')}
          </Button>
        )}
        {list && <p className={classes.quiet}>{t('lists.keep')}</p>}
        {isTried && !isWhole && <ErrorNote>{t('lists.needed')}</ErrorNote>}
        <FormFoot
          problem={save.error}
          isBusy={save.isPending}
          go={t(list ? 'lists.save' : 'lists.saveNew')}
          onCancel={onDone}
        >
          {list && <RetireList list={list} onDone={onDone} />}
        </FormFoot>
      </Stack>
    </form>
  )
}
