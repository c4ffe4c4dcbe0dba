import { Button, CloseButton, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DecisionForm } from '../decisions/decision-form.tsx'
import { decisionChoicesQuery } from '../decisions/decision-queries.ts'
import { decisionTitle } from '../decisions/decision-words.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { ThemeChoice } from '../themes/theme-choice.tsx'
import { ThemeForm } from '../themes/theme-form.tsx'
import classes from './feedback-page.module.css'
import { useLink } from './feedback-queries.ts'

/** What can be done with several items at once: answer them by one decision or put them under a theme, either of which may be made on the spot. */
export const SelectedBar = ({ ids, onDone }: { ids: string[]; onDone: () => void }) => {
  const { t } = useTranslation('feedback')
  const [isNew, setNew] = useState<'decision' | 'theme'>()
  const decisions = useQuery(decisionChoicesQuery)
  const link = useLink(onDone)
  return (
    <section className={classes.bar} aria-label={t('selected', { n: ids.length })}>
      <b>{t('selected', { n: ids.length })}</b>
      <Select
        aria-label={t('move.link')}
        placeholder={t('move.link')}
        searchable
        disabled={link.isPending}
        data={decisions.data?.items.map((decision) => ({ value: decision.id, label: decisionTitle(decision) })) ?? []}
        value={null}
        onChange={(decisionId) => decisionId && link.mutate({ decisionId, ids })}
      />
      <Button onClick={() => setNew('decision')}>{t('move.newDecision')}</Button>
      <ThemeChoice ids={ids} onDone={onDone} />
      <Button onClick={() => setNew('theme')}>{t('move.newTheme')}</Button>
      <CloseButton aria-label={t('act.cancel', { ns: 'common' })} onClick={onDone} />
      <EditDrawer title={t('move.newDecision')} isOpen={isNew === 'decision'} onClose={() => setNew(undefined)}>
        <DecisionForm feedbackIds={ids} onDone={() => setNew(undefined)} onSaved={onDone} />
      </EditDrawer>
      <EditDrawer title={t('move.newTheme')} isOpen={isNew === 'theme'} onClose={() => setNew(undefined)}>
        <ThemeForm feedbackIds={ids} onDone={() => setNew(undefined)} onSaved={onDone} />
      </EditDrawer>
    </section>
  )
}
