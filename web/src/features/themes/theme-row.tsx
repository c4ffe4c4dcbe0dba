import { finishTheme, type Theme } from '@heed/contract/themes.ts'
import { Button } from '@mantine/core'
import { IconCheck, IconSend } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { languageTags } from '../../app/languages.ts'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { calendarDay, number } from '../../ui/format.ts'
import { readable } from '../decisions/decision-words.ts'
import { useThemeAct } from './theme-queries.ts'
import classes from './themes.module.css'

export type ThemeOpens = 'edit' | 'decide' | 'tell' | 'people'
const tones = { open: undefined, decided: 'run', done: 'met' } as const

/** A theme with who sees to it, its counts, each a door to its list, and the one next step. */
export const ThemeRow = ({ theme, onOpen }: { theme: Theme; onOpen: (as: ThemeOpens) => void }) => {
  const { t } = useTranslation('themes')
  const { name, kind, branch, owner, dueOn, state, decision } = theme
  const did = decision && readable(decision.did)
  const listed = { theme: theme.id, period: 'all' } as const
  return (
    <li className={classes.theme} id={theme.id}>
      <div>
        <p className={classes.facts}>
          <Chip tone={tones[state]}>{t(`state.${state}`)}</Chip>
          <span>{t(`kind.${kind}`)}</span>
          <span>{branch?.name ?? t('wholeBusiness')}</span>
        </p>
        <h2>{name}</h2>
        {state !== 'done' && (
          <p className={classes.due} data-late={theme.isOverdue}>
            {t(theme.isOverdue ? 'wasDue' : 'due', { name: owner.name, day: calendarDay(dueOn) })}
          </p>
        )}
        {did && (
          <p className={classes.did}>
            <small>{t(state === 'done' ? 'weDid' : 'weWill')}</small>
            <span lang={languageTags[did.language]}>{did.text}</span>
          </p>
        )}
        <p className={classes.facts}>
          <Link to="/feedback" search={listed} className="link">
            {t('items', { n: number(theme.items) })}
          </Link>
          <Link to="/feedback" search={{ ...listed, source: 'case' }} className="link">
            {t('complaints', { n: number(theme.complaints) })}
          </Link>
          <button type="button" className="link" onClick={() => onOpen('people')}>
            {t('customers', { n: number(theme.customers) })}
          </button>
          <Link to="/feedback" search={{ ...listed, state: ['told'] }} className="link">
            {t('told', { n: number(theme.told) })}
          </Link>
        </p>
      </div>
      <Acts theme={theme} onOpen={onOpen} />
    </li>
  )
}

const Acts = ({ theme, onOpen }: { theme: Theme; onOpen: (as: ThemeOpens) => void }) => {
  const { t } = useTranslation(['themes', 'common'])
  const may = useMay()
  const { member } = useMe()
  const { id, name, state } = theme
  const finish = useThemeAct(() => call(finishTheme, { params: { id } }), {
    // The drafts stand ready: whoever says that it is done reads them next.
    onDone: ({ telling }) => telling.items > 0 && onOpen('tell'),
    toasts: true,
  })
  if (!may('feedback:act') || (theme.branch === null && member.branchIds !== null)) return null
  return (
    <div className={classes.acts}>
      {state === 'open' && (
        <Button aria-label={t('decideOf', { name })} onClick={() => onOpen('decide')}>
          {t('decide')}
        </Button>
      )}
      {state === 'decided' && (
        <Button
          leftSection={<IconCheck size={16} stroke={1.8} />}
          aria-label={t('finishOf', { name })}
          loading={finish.isPending}
          onClick={() => finish.mutate(undefined)}
        >
          {t('finish')}
        </Button>
      )}
      {state === 'done' && theme.toTell > 0 && (
        <Button
          leftSection={<IconSend size={16} stroke={1.7} />}
          aria-label={t('tellOf', { name })}
          onClick={() => onOpen('tell')}
        >
          {t('tell')}
        </Button>
      )}
      {state !== 'done' && (
        <Button
          variant="subtle"
          color="gray"
          aria-label={`${t('act.edit', { ns: 'common' })}: ${name}`}
          onClick={() => onOpen('edit')}
        >
          {t('act.edit', { ns: 'common' })}
        </Button>
      )}
    </div>
  )
}
