import type { Case } from '@heed/contract/cases.ts'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import type { CaseActs } from './case-acts.ts'
import classes from './subject-field.module.css'

/** The subject as a title that can be written anew in place. */
export const SubjectField = ({ item, acts }: { item: Case; acts: CaseActs }) => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const [draft, setDraft] = useState<string>()
  const finish = () => {
    const subject = draft?.trim()
    if (subject && subject !== item.subject) acts.change(item, { subject })
    setDraft(undefined)
  }
  if (draft !== undefined) {
    return (
      <TextInput
        className={classes.field}
        size="xs"
        autoFocus
        maxLength={300}
        aria-label={t('field.subject')}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish()
          if (event.key === 'Escape') setDraft(undefined)
        }}
      />
    )
  }
  return (
    <h1 className={classes.subject} lang={item.language} title={item.subject}>
      {may('case:edit') ? (
        <button type="button" onClick={() => setDraft(item.subject)} aria-label={`${item.subject}. ${t('act.rename')}`}>
          {item.subject}
        </button>
      ) : (
        item.subject
      )}
    </h1>
  )
}
